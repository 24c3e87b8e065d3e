"""From the packs in use to a reader and to what the record needs to know of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.packs.loader import load_packs
from dateline.packs.schema import Kind, Pack
from dateline.reading.scan import Scan
from dateline.reconcile.kinds import KindInfo
from dateline.record import Glossary

if TYPE_CHECKING:
    from dateline.extract.read import Reader


def reader_for(
    folders: Sequence[str | Path] = (), model: str | None = None, extractors: Sequence[str] = ()
) -> "tuple[Reader, Glossary]":
    """A reader with the built-in packs and those of `folders`. Raises PackError where a pack is broken, ExtractorError where
    one of the named `extractors` is not to be had.

    `model` is a spaCy model's name; the packaged small one unless given."""
    from dateline.extract.plugged import load_extractors
    from dateline.extract.read import Reader

    packs = load_packs(folders)
    return Reader(packs=packs, model=model, extractors=load_extractors(extractors)), glossary_of(packs)


def glossary_of(packs: Sequence[Pack]) -> Glossary:
    kinds = {kind.name: _info(kind) for pack in packs for kind in pack.kinds}
    actors = {a.code: a.name for pack in reversed(packs) for a in reversed(pack.actors) if a.org is None}
    words = (w for pack in packs for v in pack.vocabularies for w in v.words)
    return Glossary(kinds=kinds, actors=actors, broader={w.term: w.broader for w in words if w.broader})


def _info(kind: Kind) -> KindInfo:
    acled = kind.acled if isinstance(kind.acled, dict) else {"": kind.acled}
    codes = {"plover": kind.plover, "cameo": kind.cameo, "ucdp": "yes" if kind.ucdp else None}
    codes |= {f"acled:{attribute}" if attribute else "acled": code for attribute, code in acled.items()}
    return KindInfo(
        family=kind.family,
        reciprocal=kind.reciprocal,
        speech=kind.speech,
        label=kind.label,
        codes={book: code for book, code in codes.items() if code},
    )


def scan_for(wanted: Sequence[str], packs: Sequence[Pack]) -> Scan | None:
    """A scan for words and phrases; "@weapons" stands for the phrases of the vocabulary of that name that mean nothing else. None
    where nothing is wanted. Raises ValueError for what is no word and no vocabulary."""
    if not wanted:
        return None
    known = {
        v.name: [w for p in packs for o in p.vocabularies if o.name == v.name for w in o.words]
        for p in packs
        for v in p.vocabularies
    }
    phrases: list[str] = []
    for one in wanted:
        if not one.startswith("@"):
            phrases.append(one)
        elif one[1:] in known:
            phrases += [phrase for word in known[one[1:]] if not word.weak for phrase in word.phrases]
        else:
            raise ValueError(
                f"got {one!r}; expected a word or one of {', '.join(f'@{name}' for name in sorted(known))}"
            )
    return Scan(phrases)
