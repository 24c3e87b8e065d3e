"""The words by which somebody binds himself, and those that tell how it went."""

import re

# Verbs of binding oneself: they take what is undertaken as an infinitive, a clause or an object.
BINDING = frozenset(
    "agree pledge promise vow undertake commit swear guarantee consent reaffirm recommit bind obligate oblige".split()
)
# Nouns that are undertakings by themselves; the first group forbids.
FORBIDDING_NOUNS = frozenset(
    "moratorium ceasefire cease-fire truce armistice freeze halt suspension ban cessation pause lull standstill "
    "disengagement embargo".split()
)
PROMISING_NOUNS = frozenset("pledge promise commitment undertaking vow".split())
UNDOABLE = frozenset("agreement deal treaty pact accord decree obligation participation".split())
BINDING_NOUNS = FORBIDDING_NOUNS | PROMISING_NOUNS
# Words for more of the same undertaking, or for its end.
TERM_NOUNS = frozenset("extension prolongation renewal deadline mandate permission ceiling limit term period".split())
DECLARING = frozenset(
    "declare announce impose order proclaim introduce observe sign reach conclude accept adopt extend prolong renew "
    "honour honor keep respect maintain uphold break violate breach lift end abandon scrap call".split()
)
STOPPING = frozenset(
    "stop halt suspend cease freeze refrain discontinue renounce forgo forswear end abandon desist abstain".split()
)
# What a party to an agreement will do or let be done.
DOING = frozenset(
    "cease dismantle open reopen withdraw pull release exchange stay keep respect refrain stop halt lift allow admit "
    "station deploy join host cooperate co-operate observe honour honor return drop reduce cut resume receive leave "
    "recognise recognize protect restore form follow facilitate let abide limit fire attack block "
    "surrender disarm lay invoke remain undo bring run build close destroy do be".split()
)
# What a government says it will do less of binds it without any agreement.
LIMITING = frozenset("reduce withdraw refrain cease halt suspend stop freeze release disarm dismantle abstain".split())
AGREEMENT = re.compile(
    r"\b(?:agree(?:d|s|ment|ments)?|accords?|deal|treaty|truce|ceasefire|cease-fire|armistice|pact|protocol|declaration|communique"
    r"|joint (?:statement|text)|pledge[ds]?|promise[ds]?|undert(?:ake[ns]?|ook|aking)|memorandum|moratorium|commit(?:s|ted|ment)?"
    r"|sign(?:ed|s)|text|paper|document|initiative|arrangement|terms|conditions|extension|halt|confirm(?:s|ed)?|consent)\b",
    re.IGNORECASE,
)
_STATUS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("withdrawn", re.compile(
        r"\b(?:no longer (?:bound|feel)|withdr(?:ew|awn|awal|aw(?:s|ing)?) from|pull(?:ed|ing)? out of|abandon(?:ed|s|ing)|scrap(?:ped|s)"
        r"|ran out|run out|lapsed?|expired?|ceased to exist|went back on|called off|lifted its|end(?:ed|ing)? (?:its|the|a) (?:\w+ )?"
        r"(?:moratorium|truce|ceasefire|freeze|ban)|rescind\w*|no reason to be .{0,20}bound)\b", re.IGNORECASE)),
    ("broken", re.compile(
        r"\b(?:broken|broke|breach(?:ed|es)?|violat\w+|not (?:been )?kept|failed to|has not|have not|never (?:kept|honou?red|carried)"
        r"|despite|went on|missed|misses|miss|collapsed|did not hold|crossed)\b", re.IGNORECASE)),
    ("conditional", re.compile(
        r"\b(?:if|provided(?: that)?|on condition|as long as|so long as|unless|in (?:return|exchange)(?: for)?|only (?:if|once|when|after)|once it)\b(?! \d| [A-Z])",
        re.IGNORECASE)),
    ("kept", re.compile(r"\b(?:was kept|been kept|has held|have held|is holding|held for|honou?red|observed|was complete(?:d)?)\b", re.IGNORECASE)),
)
NEGATIVE = re.compile(r"\b(?:no|not|nobody|no one|none|neither|nor|never|without|n't|refrain\w*)\b", re.IGNORECASE)


def status_in(text: str) -> str:
    """How the text has the undertaking: declared, conditional, kept, broken or withdrawn."""
    return next((name for name, pattern in _STATUS if pattern.search(text)), "declared")
