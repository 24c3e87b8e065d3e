"""What is known beside the two that are compared."""

from math import log
from types import SimpleNamespace

from dateline.reconcile.lore import Lore, lore_of

BROADER = {"cruise": "missile", "torpedo": "weapon", "missile": "weapon", "ballistic": "missile", "short": "ballistic"}


def test_two_words_of_one_name_are_no_rarer_than_either():
    entries = [
        SimpleNamespace(names=frozenset(names.split()), people=frozenset(), mark=f"{n:012x}")
        for n, names in enumerate((*["admiralty board"] * 4, "admiralty board goheung", *["harbour"] * 15))
    ]
    rarity = lore_of(entries, {}).rarity  # type: ignore[arg-type]
    assert rarity({"admiralty", "board"}) == log(20 / 5)
    assert rarity({"admiralty", "goheung"}) == log(20)
    assert rarity(()) == 0.0


def test_classes_are_compared_at_their_finest():
    lore = Lore(broader=BROADER)
    assert lore.finest({"missile", "short", "ballistic"}) == {"short"}
    assert lore.above("short", "missile") and not lore.above("short", "cruise")
    assert lore.last("cruise") and not lore.last("missile") and not lore.last("unheard")


def test_who_is_named_by_one_in_six_is_often_named():
    entries = [
        SimpleNamespace(names=frozenset(), people=frozenset(p.split()), mark=f"{n:012x}")
        for n, p in enumerate((*["aster"] * 5, *["selam"] * 2, *[""] * 17))
    ]
    assert lore_of(entries, {}).often == {"aster"}  # type: ignore[arg-type]
