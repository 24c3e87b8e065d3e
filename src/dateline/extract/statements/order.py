"""Attributions told by word order alone, for sentences that the parser got wrong: "..., the envoy, Hans Grundberg,
announced on Friday".

Reports put speaker and cue between commas behind or into what is said; the pattern is so regular that it needs no
parse.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.statements.cues import LOOSE, kind_of, takes
from dateline.extract.statements.turns import head_of
from dateline.extract.statements.utterance import Utterance, joined, runs
from dateline.extract.statements.verbs import PHRASAL
from dateline.reading.document import Sentence
from dateline.reading.quotations import MARKS

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "ADP", "NUM", "PRON", "CCONJ"})
FORMS = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB", "NN", "NNS", "UH", "JJ", "NNP"})
CHAIN = 12
SHORTEST = 3


def by_order(sentence: Sentence, found: Iterable[Utterance]) -> Iterator[Utterance]:
    """What the parse gave no attribution for; `found` are those it gave."""
    taken = {t.i for u in found if u.content and u.source for t in u.cue}
    tokens = [t for t in sentence if not t.is_space]
    chunks = _chunks(tokens)
    for n, chunk in enumerate(chunks):
        spot = next((k for k, t in enumerate(chunk) if _cues(t, chunk, k)), None)
        if spot is None or chunk[spot].i in taken or (n == 0 and len(chunks) == 1):
            continue
        named = _before(chunks, n, spot) or _behind(chunks, n, spot)
        if named is None:
            continue
        source, used = named
        said = [t for m, c in enumerate(chunks) if m not in used for t in c]
        behind = [t for t in chunk[spot + 1 :] if 0 in used]
        said = [*behind, *said]
        if len(said) >= SHORTEST and (n > 0 or used != {0}):
            cue = [t for t in chunk[spot : spot + 2] if t == chunk[spot] or t.dep_ == "prt"]
            lemma = chunk[spot].lemma_.lower()
            yield Utterance(
                sentence, lemma, "verb", tuple(source), head_of(source), tuple(cue), joined(runs(sentence, said))
            )
            return


def _chunks(tokens: Sequence["Token"]) -> list[list["Token"]]:
    """The sentence cut at commas and quotation marks; the marks go with what stands before them."""
    out: list[list[Token]] = [[]]
    for t in tokens:
        out[-1].append(t)
        if t.text in (",", '"', "“", "”", ";", ":") and any(not x.is_punct for x in out[-1]):
            out.append([])
    return [_unpointed(c) for c in out if any(not t.is_punct for t in c)]


def _unpointed(chunk: list["Token"]) -> list["Token"]:
    at = 0
    while chunk[at].is_punct and chunk[at].text not in MARKS:
        at += 1
    return chunk[at:]


def _cues(token: "Token", chunk: Sequence["Token"], k: int) -> bool:
    lemma = token.lemma_.lower()
    if k + 1 < len(chunk):
        lemma = PHRASAL.get((lemma, chunk[k + 1].lower_), lemma)
    if (
        lemma in LOOSE
        or token.tag_ not in FORMS
        or not takes(lemma, "c")
        or kind_of(lemma) == "finding"
        or token.text[:1].isupper()
    ):
        return False
    return kind_of(lemma) in ("speech", "thought")


def _before(chunks: Sequence[Sequence["Token"]], n: int, spot: int) -> tuple[list["Token"], set[int]] | None:
    """The speaker before the cue, in its own chunk or in the one or two before; behind the cue only when and where."""
    chunk = chunks[n]
    own = [t for t in chunk[:spot] if not t.is_punct]
    if not own and n >= 2 and _nominal(chunks[0]) and all(c[0].tag_ in ("VBG", "VBN", "IN") for c in chunks[1:n]):
        return _words(chunks[0]), set(range(n + 1))  # "The minister, leaving for Oslo, said ..."
    if not all(_adverbial(t) for t in chunk[spot + 1 :]):
        return None
    if own:
        return (own, {n}) if n > 0 and _nominal(own) else None
    if (
        n >= 3
        and _nominal(chunks[n - 1])
        and _nominal(chunks[n - 2])
        and len(chunks[n - 1]) + len(chunks[n - 2]) <= CHAIN * 2
    ):
        return _words([*chunks[n - 2], *chunks[n - 1]]), {n, n - 1, n - 2}
    if n >= 2 and _nominal(chunks[n - 1]):
        return _words(chunks[n - 1]), {n, n - 1}
    return None


def _behind(chunks: Sequence[Sequence["Token"]], n: int, spot: int) -> tuple[list["Token"], set[int]] | None:
    """ "said Jonas Weil, the head of sales": the cue opens its chunk, the speaker follows."""
    if spot != 0 or n == 0:
        return None
    own = [t for t in chunks[n][1:] if not t.is_punct]
    if not own or not _nominal(own):
        return None
    used = {n}
    if n + 1 < len(chunks) and chunks[n + 1][0].pos_ in ("DET", "PROPN") and _nominal(chunks[n + 1]):
        return [*own, *_words(chunks[n + 1])], used | {n + 1}
    return own, used


def _nominal(words: Sequence["Token"]) -> bool:
    plain = [t for t in words if not t.is_punct]
    return (
        bool(plain)
        and len(plain) <= CHAIN
        and all(t.pos_ in NOMINAL for t in plain)
        and (plain[0].pos_ in ("DET", "PROPN", "ADJ", "NOUN", "NUM") or plain[0].tag_ in ("PRP", "PRP$"))
    )


def _words(chunk: Sequence["Token"]) -> list["Token"]:
    return [t for t in chunk if not t.is_punct]


def _adverbial(token: "Token") -> bool:
    return (
        token.is_punct
        or token.ent_type_ in ("DATE", "TIME", "GPE", "ORG")
        or token.pos_ in ("ADV", "ADP", "DET", "NUM")
        or (token.pos_ in ("NOUN", "PROPN") and token.dep_ in ("pobj", "compound", "npadvmod", "dobj"))
    )
