"""From the packs in use to a reader and to what the record needs to know of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.packs.loader import load_packs
from dateline.packs.schema import Kind, Pack
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
