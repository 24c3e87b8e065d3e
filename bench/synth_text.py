"""Made-up names and sentences for bench/synth.py."""

import random
from string import ascii_uppercase

from dateline.model import Place, Span

ONSETS = "b d f g h j k l m n p r s t v w z br dr kr st tr sh ch".split()
VOWELS = "a e i o u ai ou".split()
CODAS = ["", "", "n", "r", "l", "k", "m", "sh", "ng"]
WORDS, NAMES, OUTLETS, CLASSES = 6000, 5000, 400, ("srbm", "mrbm", "cruise", "ballistic", "missile")


def word(luck: random.Random, syllables: int) -> str:
    return "".join(luck.choice(ONSETS) + luck.choice(VOWELS) + luck.choice(CODAS) for _ in range(syllables))


class World:
    """Countries with their people and places, words, weapons, outlets. Few countries do most of what is told."""

    def __init__(self, luck: random.Random, size: int = 90) -> None:
        self.luck = luck
        codes = [f"{a}{b}{c}" for a in ascii_uppercase[:5] for b in ascii_uppercase[:5] for c in ascii_uppercase[:5]][
            :size
        ]
        self.countries = {code: word(luck, 2).title() for code in codes}
        self._codes, self._weights = codes, [1 / (n + 2) for n in range(size)]
        self.people = {c: [f"{word(luck, 1).title()} {word(luck, 2).title()}" for _ in range(12)] for c in codes}
        self.places = {c: [self._place(c) for _ in range(15)] for c in codes}
        self.words = [word(luck, luck.choice((1, 2, 2, 3))) for _ in range(WORDS)]
        self.names = [word(luck, luck.choice((2, 3))).title() for _ in range(NAMES)]
        self.weapons = [(luck.choice(CLASSES), f"{word(luck, 2)} {luck.randrange(1, 30)}") for _ in range(60)]
        self.outlets = [word(luck, 2) for _ in range(OUTLETS)]
        self.bodies = [f"{word(luck, 2).title()} Ministry" for _ in range(40)]

    def country(self) -> str:
        return self.luck.choices(self._codes, self._weights)[0]

    def _place(self, country: str) -> Place:
        lat, lon = round(self.luck.uniform(-60, 70), 3), round(self.luck.uniform(-180, 180), 3)
        return Place(
            name=word(self.luck, 3).title(), country=country, lat=lat, lon=lon, radius_km=10, precision="exact"
        )


class Draft:
    """The first paragraph of a report, sentence by sentence; spans point into it from the start of the text."""

    def __init__(self, luck: random.Random, world: World) -> None:
        self.luck, self.world = luck, world
        self.parts: list[str] = []
        self.dated = True
        self._at = self._from = 0
        self._now: list[str] = []

    def begin(self) -> None:
        self._from, self._now = self._at, []
        self._put(self.luck.choice(self.world.words).title())
        self.filled(3)

    def _put(self, words: str) -> Span:
        begun = self._at
        self._now.append(words)
        self._at += len(words) + 1
        return Span(start=begun, end=self._at - 1)

    def say(self, words: str, lead: str = "") -> Span:
        """These words, led in by another and followed by a filler."""
        if lead:
            self._put(lead)
        at = self._put(words)
        self._put(self.luck.choice(self.world.words))
        return at

    def filled(self, count: int) -> Span:
        return self._put(" ".join(self.luck.choices(self.world.words, k=count)))

    def end(self) -> Span:
        self.parts.append(" ".join(self._now) + ".")
        self._at += 1
        return Span(start=self._from, end=self._at - 1)

    def filler(self) -> str:
        said = " ".join(self.luck.choices(self.world.words, k=18))
        return f"{said[0].upper()}{said[1:]} {self.luck.choice(self.world.names)} {self.luck.randrange(10, 999)}."
