"""What is known beside the two that are compared."""

from math import log
from types import SimpleNamespace

from dateline.reconcile.lore import Lore, rarity_among

BROADER = {"cruise": "missile", "torpedo": "weapon", "missile": "weapon", "ballistic": "missile", "short": "ballistic"}


def test_two_words_of_one_name_are_no_rarer_than_either():
    entries = [SimpleNamespace(names=frozenset(names.split())) for names in
               (*["admiralty board"] * 4, "admiralty board goheung", *["harbour"] * 15)]
    rarity = rarity_among(entries)  # type: ignore[arg-type]
    assert rarity({"admiralty", "board"}) == log(20 / 5)
    assert rarity({"admiralty", "goheung"}) == log(20)
    assert rarity(()) == 0.0


def test_classes_are_compared_at_their_finest():
    lore = Lore(broader=BROADER)
    assert lore.finest({"missile", "short", "ballistic"}) == {"short"}
    assert lore.above("short", "missile") and not lore.above("short", "cruise")
    assert lore.last("cruise") and not lore.last("missile") and not lore.last("unheard")
