"""What an undertaking is about, in the packs' kinds and weapon classes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.tallies.things import Nouns, nouns_of
from dateline.normalize.how_much.listed import listed
from dateline.packs.derived import once_a_set
from dateline.packs.schema import Pack

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_HEADS = listed("missile missiles rocket weapon ballistic projectile vehicle system")
_FAR = ("irbm", "icbm")  # what "long-range" means of missiles: everything above 3,000 km
_NUCLEAR = re.compile(r"nuclear|atomic|hydrogen", re.IGNORECASE)
# A trial by any name: machine-translated and spun texts put other words for "test".
_TRIAL = listed("test tests testing trial check examination experiment detonation explosion blast")
_HOSTILE = listed("ceasefire cease-fire truce armistice hostility fighting shot shoot fire lull war offensive shelling")
_COVERED = frozenset({"attack", "launch", "ground-test", "exercise", "sanction", "deployment", "meeting"})


@dataclass(frozen=True)
class Scope:
    """The packs' words for what can be forbidden or promised."""

    nouns: Nouns
    qualifiers: tuple[tuple[tuple[str, ...], str], ...]  # ("intermediate", "range") -> irbm, longest first
    names: dict[str, str]  # icbm -> icbm
    kinds: frozenset[str]

    def is_force(self, tokens: Sequence["Token"]) -> bool:
        """Whether the words name the use or trial of a weapon."""
        families = {self.nouns.families.get(kind) for kind in self._kinds(tokens)}
        return "weapons" in families or self._nuclear([t.lemma_.lower() for t in tokens])

    def of(self, tokens: Sequence["Token"], forbidden: bool = True) -> tuple[tuple[str, str | None], ...]:
        """(kind, class or None) for everything that the words name, in order of kind and class."""
        words = [t.lemma_.lower() for t in tokens]
        found: set[tuple[str, str | None]] = set()
        if self._nuclear(words) and "nuclear-test" in self.kinds:
            found.add(("nuclear-test", None))
        if "launch" in self.kinds:
            found |= {("launch", c) for c in self._classes(words)}
        found |= {(kind, None) for kind in self._kinds(tokens)} - {("launch", None)}
        if forbidden and _HOSTILE & set(words) and "attack" in self.kinds and not any(k == "launch" for k, _ in found):
            found.add(("attack", None))
        return tuple(sorted(found, key=lambda pair: (pair[0], pair[1] or "")))

    def _kinds(self, tokens: Sequence["Token"]) -> Iterable[str]:
        for token in tokens:
            kind = self.nouns.kind_at(token)
            if kind is not None and kind in _COVERED:
                yield kind

    def _nuclear(self, words: Sequence[str]) -> bool:
        """A trial within a few words of "nuclear": "nuclear and missile tests", "checks of nuclear weapons"."""
        near = [i for i, w in enumerate(words) if _NUCLEAR.fullmatch(w)]
        return any(w in _TRIAL and any(abs(i - n) <= 6 for n in near) for i, w in enumerate(words))

    def _classes(self, words: Sequence[str]) -> set[str]:
        """Weapon classes named; a bare "missile" where nothing narrower qualifies it."""
        if not self._fired(words):
            return set()
        out = {self.names[w] for w in words if w in self.names}
        parts = [p for w in words for p in w.split("-") if p and p != "-"]
        for qualifier, name in self.qualifiers:
            if any(tuple(parts[i : i + len(qualifier)]) == qualifier for i in range(len(parts))):
                out.add(name)
        if any(parts[i] == "long" and "range" in parts[i + 1 : i + 2] for i in range(len(parts))):
            out.update(_FAR)
        if out or "missile" not in words:
            return out
        return {"ballistic" if "ballistic" in words else "missile"}

    def _fired(self, words: Sequence[str]) -> bool:
        return bool({"launch", "launching", "fire", "firing", "test-fire"} & set(words) or _TRIAL & set(words))


@once_a_set
def scope_of(packs: Sequence[Pack]) -> Scope:
    """The scope words of the packs: from "intermediate-range ballistic missile" comes the qualifier ("intermediate", "range")."""
    qualifiers: set[tuple[tuple[str, ...], str]] = set()
    names: dict[str, str] = {}
    for word in (w for p in packs for v in p.vocabularies if v.name == "weapons" for w in v.words):
        if word.term in ("weapon", "missile", "projectile", "rocket", "named", "artillery", "ballistic"):
            continue
        for phrase in word.phrases:
            parts = phrase.replace("-", " ").split()
            if len(parts) == 1:
                names[parts[0]] = word.term
                continue
            rest = tuple(p for p in parts if p not in _HEADS)
            if rest and len(rest) < len(parts):
                qualifiers.add((rest, word.term))
    kinds = frozenset(k.name for p in packs for k in p.kinds)
    return Scope(nouns_of(packs), tuple(sorted(qualifiers, key=lambda q: (-len(q[0]), q))), names, kinds)
