"""The closed vocabulary of a set of packs: what may be said at all."""

from collections.abc import Sequence

from dateline.packs.schema import Kind, Pack


def kinds_of(packs: Sequence[Pack]) -> dict[str, Kind]:
    """Kinds by name; of two of one name that of the later pack."""
    return {kind.name: kind for pack in packs for kind in pack.kinds}


def terms_of(packs: Sequence[Pack]) -> dict[str, frozenset[str]]:
    """The terms of each vocabulary, over all packs that have one of that name."""
    terms: dict[str, frozenset[str]] = {}
    for vocabulary in (v for pack in packs for v in pack.vocabularies):
        terms[vocabulary.name] = terms.get(vocabulary.name, frozenset()) | {word.term for word in vocabulary.words}
    return terms
