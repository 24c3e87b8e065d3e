"""Attributions by a verb: "the ministry said that ...", "..., officials said", "called it a threat", "was described by
X as"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extract.statements.cues import PREPOSITIONS, QUOTERS, WEAK, frames, takes
from dateline.extract.statements.grammar import child, negated, phrase_of, subject_of
from dateline.extract.statements.utterance import Utterance, joined, runs
from dateline.reading.document import Sentence
from dateline.reading.quotations import MARKS

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

AUXILIARIES = ("aux", "auxpass", "neg", "prt")
MISPARSED = frozenset({"parataxis", "ccomp", "advcl", "conj", "dep", "appos", "relcl", "acl"})
PHRASAL = {
    ("point", "out"): "note",
    ("go", "on"): "continue",
    ("read", "out"): "announce",
    ("spell", "out"): "explain",
    ("lay", "out"): "outline",
    ("set", "out"): "outline",
    ("make", "known"): "announce",
    ("make", "clear"): "stress",
    ("make", "plain"): "stress",
    ("make", "public"): "announce",
    ("let", "known"): "announce",
    ("speak", "out"): "warn",
}
HEARD = frozenset(
    {"tell", "ask", "inform", "notify", "remind", "assure", "brief", "advise"}
)  # their object is who listens
EXPLETIVES = frozenset({"there", "this", "that", "what", "these", "those"})


def by_verbs(sentence: Sentence) -> Iterator[Utterance]:
    known = frames()
    for token in sentence:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        lemma, extra = _sense(token)
        if lemma in known:
            active = child(token, "auxpass") is None
            found = _active(sentence, token, lemma, extra) if active else _passive(sentence, token, lemma)
            if found is not None:
                yield found


def _sense(verb: "Token") -> tuple[str, list["Token"]]:
    """The verb's lemma, or that of the plain verb which a phrase stands for: "point out", "go on", "make known"."""
    lemma = verb.lemma_.lower()
    for k in verb.children:
        if k.i > verb.i and (plain := PHRASAL.get((lemma, k.lower_))) is not None:
            return plain, [k]
    return lemma, []


def _active(sentence: Sentence, verb: "Token", lemma: str, extra: list["Token"]) -> Utterance | None:
    agent = child(verb, "agent") if verb.tag_ == "VBN" else None
    if agent is not None:
        return None  # "a statement carried by X": who passes on, not who speaks
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return None
    head = subject_of(verb)
    if head is not None and head.lower_ in EXPLETIVES:
        return None
    content, more, clausal = governed(verb, lemma)
    if not content and extra:
        content = [t for k in extra for t in k.subtree if t != k]
    if not content and verb.dep_ == "pcomp":
        content = _of_quoter(verb)
    if not content and takes(lemma, "c"):
        content, clausal = around(verb), True
    extra = [*extra, *more]
    thing = child(verb, "dobj")
    named = takes(lemma, "a") and thing is not None and thing.pos_ == "PRON"  # "An outrage", the minister called it
    if lemma in WEAK and not (clausal or named):
        return None
    source = phrase_of(head) if head is not None else ()
    spoken = [t for t in content if t not in source]
    return Utterance(
        sentence,
        lemma,
        "verb",
        source,
        head,
        _cue(verb, extra),
        joined(runs(sentence, spoken)),
        via=_quoter(verb),
        asserted=_asserted(verb, head),
    )


def _asserted(verb: "Token", head: "Token | None") -> bool:
    if negated(verb):
        return False
    if any(k.dep_ == "aux" and k.lower_ in ("should", "must", "can", "could", "may", "might") for k in verb.children):
        return False
    return not (head is None and verb.tag_ == "VB")


def _cue(verb: "Token", extra: list["Token"]) -> tuple["Token", ...]:
    helpers = [k for k in verb.children if k.dep_ in AUXILIARIES and abs(k.i - verb.i) <= 3]
    return tuple(sorted({verb, *helpers, *extra}, key=lambda t: t.i))


def governed(verb: "Token", lemma: str) -> tuple[list["Token"], list["Token"], bool]:
    """The words a verb's frame takes as content, the words that belong to the cue beside the verb, and whether it is a
    clause."""
    kids = list(verb.children)
    clauses = [k for k in kids if k.dep_ == "ccomp"] if takes(lemma, "c") else []
    if clauses:
        return [t for k in clauses for t in k.subtree], [], True
    heard = child(verb, "dobj") if lemma in HEARD else None
    told = child(heard, "relcl", "acl") if heard is not None else None
    if told is not None and told.subtree[0].lower_ == "that":  # "told a briefing that ...", taken for a relative clause
        return list(told.subtree), [], True
    if takes(lemma, "a"):
        named = [k for k in kids if k.dep_ in ("oprd", "xcomp", "ccomp") or (k.dep_ == "prep" and k.lower_ == "as")]
        if named:
            things = [k for k in kids if k.dep_ == "dobj"]
            return [t for k in things + named for t in k.subtree], [], True
        thing = next((k for k in kids if k.dep_ == "dobj"), None)
        if thing is not None and (lemma != "call" or _called(thing)):
            return [t for k in kids if k.dep_ == "dobj" for t in k.subtree], [], True
    if takes(lemma, "i"):
        wished = [k for k in kids if k.dep_ in ("xcomp", "ccomp")]
        if wished:
            return [t for k in kids if k.dep_ in ("xcomp", "ccomp", "dobj") for t in k.subtree], [], True
    if takes(lemma, "p"):
        wanted = PREPOSITIONS.get(lemma, frozenset())
        preps = [
            k for k in kids if k.dep_ in ("prep", "prt", "agent", "dative") and k.lower_ in wanted and not _when(k)
        ]  # "reported on Monday" says when, not what
        preps = preps or [
            k for k in verb.subtree if k.dep_ == "prep" and k.lower_ in wanted and k.head.ent_type_ == "DATE"
        ]
        if preps:
            return [t for k in preps for t in k.subtree if t != k], preps[:1], True
    if takes(lemma, "o") and lemma not in HEARD:
        things = [k for k in kids if k.dep_ == "dobj"]
        if things:
            reach = things + [k for k in kids if k.dep_ in ("prep", "oprd") and k.i > things[0].i and not _when(k)]
            return [t for k in reach for t in k.subtree], [], False
    return [], [], False


def _called(thing: "Token") -> bool:
    """Whether a thing is called something: "called the outcome unacceptable", not "called a meeting"."""
    if sum(k.dep_ == "dobj" for k in thing.head.children) > 1:
        return True
    return any(k.i > thing.i and (k.dep_ in ("amod", "appos") or k.text in MARKS) for k in thing.children)


def _when(prep: "Token") -> bool:
    obj = child(prep, "pobj")
    return obj is not None and obj.ent_type_ in ("DATE", "TIME")


def _of_quoter(verb: "Token") -> list["Token"]:
    """What "Reuters quotes officials as saying" is put behind or into."""
    quoter = verb.head.head
    if quoter.lemma_.lower() not in QUOTERS:
        return []
    clause = child(quoter, "ccomp")
    return list(clause.subtree) if clause is not None else around(quoter)


def around(verb: "Token") -> list["Token"]:
    """The clause that a parenthetical "the ministry said" is put into or behind: the one it hangs on, without it."""
    if verb.dep_ not in MISPARSED or verb.head == verb or verb.head.pos_ not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
        return []
    if verb.dep_ in ("advcl", "relcl", "acl", "conj", "ccomp") and not _set_off(verb):
        return []
    own = {t.i for t in verb.subtree}
    return [t for t in verb.head.subtree if t.i not in own]


def _set_off(verb: "Token") -> bool:
    """A bare subject and verb between commas: a parenthesis, whatever the parser made of it."""
    words = [t for t in verb.subtree if not t.is_punct]
    first = words[0]
    before = first.nbor(-1) if first.i > first.sent.start else None
    short = first.dep_ not in ("mark", "advmod", "cc") and child(verb, "nsubj") is not None
    return short and before is not None and before.text in (",", "-", "–", "—", "--")


def _quoter(verb: "Token") -> tuple["Token", ...]:
    """Reuters of "Reuters quoted officials as saying"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or verb.head.head.lemma_.lower() not in QUOTERS:
        return ()
    quoter = verb.head.head
    by = child(quoter, "agent") or next((k for k in verb.children if k.lower_ == "by"), None)
    who = child(by, "pobj") if by is not None else child(quoter, "nsubj")
    if who is None and quoter.dep_ in ("advcl", "conj") and child(quoter, "nsubjpass") is None:
        who = subject_of(quoter)
    return (who,) if who is not None else ()


def _passive(sentence: Sentence, verb: "Token", lemma: str) -> Utterance | None:
    """ "was described by X as ...", "is believed to have ...": without a speaker where none is named."""
    told = child(verb, "nsubjpass")
    if lemma in QUOTERS or told is None:
        return None
    by = child(verb, "agent")
    head = child(by, "pobj") if by is not None else None
    if lemma in ("tell", "ask", "inform", "advise") or (
        head is not None and head.pos_ == "PRON" and head.lower_ not in ("him", "her", "them")
    ):
        return None
    rest = [k for k in verb.children if k.dep_ in ("xcomp", "ccomp", "oprd") or (k.dep_ == "prep" and k.lower_ == "as")]
    if (head is None and not rest) or (lemma in WEAK and not rest):
        return None
    content = [t for k in (rest if told.lower_ == "it" else [told, *rest]) for t in k.subtree]
    source = phrase_of(head) if head is not None else ()
    cue = _cue(verb, [by] if by is not None else [])
    return Utterance(
        sentence, lemma, "passive", source, head, cue, joined(runs(sentence, content)), asserted=not negated(verb)
    )
