"""The words by which somebody binds himself, and those that tell how it went."""

import re
from typing import Literal

from dateline.normalize.how_much.listed import listed

Status = Literal["declared", "conditional", "kept", "broken", "withdrawn"]

# Verbs of binding oneself: they take what is undertaken as an infinitive, a clause or an object.
BINDING = listed(
    "agree pledge promise vow undertake commit swear guarantee consent reaffirm recommit bind obligate oblige"
)
# Nouns that are undertakings by themselves; the first group forbids.
FORBIDDING_NOUNS = listed(
    "moratorium ceasefire cease-fire truce armistice freeze halt suspension ban cessation pause lull standstill "
    "disengagement embargo"
)
PROMISING_NOUNS = listed("pledge promise commitment undertaking vow")
UNDOABLE = listed("agreement deal treaty pact accord decree obligation participation")
BINDING_NOUNS = FORBIDDING_NOUNS | PROMISING_NOUNS
# Words for more of the same undertaking, or for its end.
TERM_NOUNS = listed("extension prolongation renewal deadline mandate permission ceiling limit term period")
DECLARING = listed(
    "declare announce impose order proclaim introduce observe sign reach conclude accept adopt extend prolong renew "
    "honour honor keep respect maintain uphold break violate breach lift end abandon scrap call"
)
STOPPING = listed(
    "stop halt suspend cease freeze refrain discontinue renounce forgo forswear end abandon desist abstain"
)
# What a party to an agreement will do or let be done.
DOING = listed(
    "cease dismantle open reopen withdraw pull release exchange stay keep respect refrain stop halt lift allow admit "
    "station deploy join host cooperate co-operate observe honour honor return drop reduce cut resume receive leave "
    "recognise recognize protect restore form follow facilitate let abide limit fire attack block "
    "surrender disarm lay invoke remain undo bring run build close destroy do be"
)
# What a government says it will do less of binds it without any agreement.
LIMITING = listed("reduce withdraw refrain cease halt suspend stop freeze release disarm dismantle abstain")
AGREEMENT = re.compile(
    r"\b(?:agree(?:d|s|ment|ments)?|accords?|deal|treaty|truce|ceasefire|cease-fire|armistice|pact|protocol|declaration|communique"
    r"|joint (?:statement|text)|pledge[ds]?|promise[ds]?|undert(?:ake[ns]?|ook|aking)|memorandum|moratorium|commit(?:s|ted|ment)?"
    r"|sign(?:ed|s)|text|paper|document|initiative|arrangement|terms|conditions|extension|halt|confirm(?:s|ed)?|consent)\b",
    re.IGNORECASE,
)
_STATUS: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (
        "withdrawn",
        re.compile(
            r"\b(?:no longer (?:bound|feel)|withdr(?:ew|awn|awal|aw(?:s|ing)?) from|pull(?:ed|ing)? out of"
            r"|abandon(?:ed|s|ing)|scrap(?:ped|s)|ran out|run out|lapsed?|expired?|ceased to exist|went back on|called off"
            r"|lifted its|end(?:ed|ing)? (?:its|the|a) (?:\w+ )?(?:moratorium|truce|ceasefire|freeze|ban)|rescind\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "broken",
        re.compile(
            r"\b(?:broken|broke|breach(?:ed|es)?|violated|violates|violation|violations|not (?:been )?kept|failed to"
            r"|never (?:kept|honou?red|carried)|went on|missed|collapsed|did not hold|crossed)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "conditional",
        re.compile(
            r"\b(?:if|provided(?: that)?|on condition|as long as|so long as|unless|in (?:return|exchange)(?: for)?"
            r"|only (?:if|once|when|after)|once it)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "kept",
        re.compile(
            r"\b(?:was kept|been kept|has held|have held|is holding|held for|honou?red|observed|was complete(?:d)?)\b",
            re.IGNORECASE,
        ),
    ),
)
_NOT_BROKEN = re.compile(r"\b(?:not|n't|never|without|yet to be|close to)\W*(?: \w+){0,2}\Z", re.IGNORECASE)
NEGATIVE = re.compile(r"\b(?:no|not|nobody|no one|none|neither|nor|never|without|n't|refrain\w*)\b", re.IGNORECASE)


def status_in(text: str) -> Status:
    """How the text has the undertaking; "has not violated", "close to being broken" are no breach."""
    for name, pattern in _STATUS:
        match = pattern.search(text)
        if match and not (name in ("broken", "withdrawn") and _NOT_BROKEN.search(text[: match.start()])):
            return name
    return "declared"
