"""The words that introduce what somebody says or thinks: verbs by what they govern, nouns of utterance, phrases.

A verb's frames: `c` a clause ("said that ..."), `q` only words in quotation marks, `o` a noun phrase ("voiced regret"), `i` an infinitive or a person and an
infinitive ("urged him to leave"), `a` a person or thing and what it is called ("called it a threat"), `p` one of `PREPOSITIONS`.
The classes are those of FrameNet's Statement, Communication, Judgment and Opinion frames, cut to what reports use.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

Kind = Literal["speech", "thought", "stance", "finding"]


@dataclass(frozen=True)
class Frame:
    """What a verb can govern, and what kind of attribution it makes."""

    takes: str
    kind: Kind


_VERBS: tuple[tuple[Kind, str, str], ...] = (
    ("speech", "cop", "say tell announce declare state report claim deny confirm note acknowledge admit concede explain reveal disclose repeat"
     " reiterate recall predict recount mention"),
    ("speech", "c", "add assert contend insist maintain allege remark observe comment reply respond respon reckon counter retort quip joke boast argue reason"
     " stress underline underscore emphasize emphasise clarify affirm reaffirm testify vow pledge warn complain protest lament suggest"
     " indicate signal hint imply write tweet post continue conclude caution charge exclaim shout whisper proclaim cite"
     " relate narrate attest posit opine chime echo agree allow advise notify inform assure remind certify convey joke muse sum"
     " grant concur profess volunteer put go interject scoff chide fume gush sigh"),
    ("speech", "ip", "promise pledge vow threaten warn caution urge ask request demand propose offer call appeal agree plead beg advise recommend"
     " instruct order invite encourage refuse decline swear undertake commit"),
    ("speech", "o", "voice express convey reject dismiss rebut refute outline detail announce confirm deny propose offer pledge promise vow"
     " reveal disclose demand declare reiterate stress emphasize emphasise predict forecast condemn denounce criticize criticise blast slam"
     " decry deplore deride mock praise hail laud welcome applaud blame question protest regret"
     " lambast attack defend cite acknowledge admit concede challenge accuse thank congratulate salute rebuke castigate scold bash rip"
     " blister assail lodge issue lambaste vilify champion tout"),
    ("speech", "ao", "call describe characterize characterise label term brand dub portray depict regard view see consider deem paint liken compare slam hail denounce condemn"),
    ("speech", "p", "speak talk warn complain call comment boast brag ask inquire respond reply object hint refer allude apologize apologise"
     " joke rail lash fire push appeal press elaborate"),
    ("thought", "cop", "believe think feel fear doubt suspect assume guess suppose hope expect anticipate know understand realize realise judge imagine worry wonder"
     " estimate calculate assess consider conclude find reckon learn see deem presume foresee forecast"),
    ("stance", "oi", "want support oppose back favor favour endorse prefer seek like hate love plan intend aim wish hope expect decide resolve"
     " refuse disagree agree advocate embrace disavow disapprove approve"),
    ("finding", "co", "show find suggest indicate reveal conclude demonstrate prove"),
)

PREPOSITIONS: dict[str, frozenset[str]] = {
    "speak": frozenset({"of", "about", "against"}), "talk": frozenset({"about", "of"}), "warn": frozenset({"of", "about", "against"}),
    "complain": frozenset({"of", "about"}), "call": frozenset({"for", "on", "upon"}), "comment": frozenset({"on"}),
    "boast": frozenset({"of", "about"}), "brag": frozenset({"of", "about"}), "ask": frozenset({"about", "for"}),
    "inquire": frozenset({"about"}), "respond": frozenset({"to"}), "reply": frozenset({"to"}), "object": frozenset({"to"}),
    "hint": frozenset({"at"}), "refer": frozenset({"to"}), "allude": frozenset({"to"}), "apologize": frozenset({"for"}),
    "apologise": frozenset({"for"}), "joke": frozenset({"about"}), "rail": frozenset({"against"}), "lash": frozenset({"at"}),
    "push": frozenset({"for"}), "appeal": frozenset({"for", "to"}), "press": frozenset({"for"}), "elaborate": frozenset({"on"}),
    "threaten": frozenset({"with"}), "think": frozenset({"of", "about"}), "know": frozenset({"of", "about"}),
    "worry": frozenset({"about"}), "agree": frozenset({"with", "to", "on"}), "disagree": frozenset({"with"}),
    "believe": frozenset({"in"}), "conclude": frozenset(), "hope": frozenset({"for"}), "tell": frozenset({"of"}),
    "report": frozenset({"on"}), "wonder": frozenset({"about"}), "disapprove": frozenset({"of"}), "approve": frozenset({"of"}),
    "commit": frozenset({"to"}), "swear": frozenset(), "fire": frozenset(), "learn": frozenset({"of", "about"}),
    "dream": frozenset({"of"}), "insist": frozenset({"on"}), "testify": frozenset({"about"}),
}

WEAK = frozenset({"put", "go", "post", "see", "view", "regard", "consider", "back", "like", "love", "show", "find", "prove", "issue",
                  "lodge", "paint", "term", "order", "press", "push", "fire", "cite", "sum", "charge", "grant", "allow",
                  "volunteer", "attack", "challenge", "defend", "champion", "rip", "bash", "push", "relate", "convey", "detail",
                  "continue", "indicate", "learn", "judge", "respond", "compare", "offer", "call", "decline"})
"""Verbs with other meanings: without a clause, words in quotation marks or a person as subject they name no utterance."""

QUOTERS = frozenset({"quote", "cite"})

UTTERANCE_NOUNS = frozenset(
    "statement release announcement remark comment speech address interview letter tweet post message report commentary communique note"
    " notice bulletin dispatch briefing declaration warning claim testimony editorial article op-ed memo email transcript"
    " conference press broadcast telegram video".split())

PLACES_OF_SPEECH = frozenset(
    "reporter reporters journalist journalists parliament lawmaker lawmakers cabinet newspaper network television".split())

ACCOUNTS = frozenset("account reckoning count word words estimate opinion view telling version assessment calculation eyes mind".split())
"""Nouns of "by X's account", "in the words of X", "in X's view"."""

CARRIERS = frozenset({"carry", "publish", "release", "issue", "quote", "cite", "distribute", "run", "air", "broadcast", "report", "relay"})

ANALYSIS = frozenset(
    "believe think feel suspect assume guess suppose reckon judge estimate assess argue suggest doubt contend imagine see consider conclude"
    " opine view regard presume deem".split())
FORECAST = frozenset("predict forecast expect anticipate foresee plan intend promise pledge vow threaten hope fear warn".split())
MODALS_AHEAD = frozenset({"will", "wo", "shall", "'ll", "would", "'d"})
MODALS_DOUBT = frozenset({"may", "might", "could", "appear", "seem", "likely", "probably", "possibly", "perhaps", "apparently"})

PERSON_NOUNS = frozenset(
    "official spokesman spokeswoman spokesperson spokespeople source expert analyst observer minister president premier chancellor ambassador"
    " envoy diplomat officer general admiral colonel captain commander chief leader director secretary senator lawmaker"
    " governor mayor adviser advisor aide researcher scientist professor historian economist activist witness resident survivor"
    " doctor judge lawyer attorney prosecutor negotiator delegate representative commissioner chairman chairwoman chairperson"
    " chair head king queen prince princess pope bishop critic supporter opponent voter trader engineer pilot soldier"
    " police member people man woman father mother sister brother son daughter wife husband friend author writer editor"
    " journalist reporter correspondent anchor commentator columnist strategist pollster candidate congressman congresswoman"
    " politician host manager executive ceo founder owner worker farmer teacher student neighbor neighbour announcer newsreader"
    " defector specialist insider trader broker investigator inspector deputy counsel speaker whip consul attache brigadier"
    " lieutenant major sergeant coach player operator administrator coordinator co-author veteran refugee villager driver facilitator"
    " group authority agency ministry department office army military force navy government administration council committee"
    " commission parliament party union court embassy house command company firm institute association organization organisation"
    " organ television station network newspaper daily paper magazine outlet media side delegation staff campaign movement"
    " coalition alliance press site watchdog bank bureau regime state kremlin pentagon team crew service body panel board"
    " court counterpart nation country capital public democrat republican american everyone nobody some many others person".split())
"""Heads of noun phrases that can speak: offices, trades, and the bodies that speak through them."""

ORGAN_NOUNS = frozenset(
    "group authority agency ministry department office army military force forces navy government administration council committee commission"
    " parliament party union court embassy house command company firm institute association organization organisation television"
    " station network newspaper daily paper magazine outlet media delegation staff movement coalition alliance press watchdog"
    " bank bureau regime kremlin pentagon team service body panel board chiefs police guard centre center assembly".split())


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """Lemma to its frames."""
    out: dict[str, list[Frame]] = {}
    for kind, takes, lemmas in _VERBS:
        for lemma in dict.fromkeys(lemmas.split()):
            out.setdefault(lemma, []).append(Frame(takes, kind))
    return {lemma: tuple(fs) for lemma, fs in out.items()}


def takes(lemma: str, what: str) -> bool:
    return any(what in f.takes for f in frames().get(lemma, ()))


def kind_of(lemma: str) -> Kind:
    """Speech where the verb can be speech."""
    kinds = [f.kind for f in frames().get(lemma, ())]
    return "speech" if "speech" in kinds or not kinds else kinds[0]
