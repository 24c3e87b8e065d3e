"""Scene: a sentence as the area patterns see it."""

import re
from dataclasses import dataclass

from dateline.model import Place
from dateline.normalize.where.context import PlaceContext
from dateline.normalize.where.countries import adjective_code, countries, country_code, country_name
from dateline.normalize.where.edges import edge
from dateline.normalize.where.gazetteer import Gazetteer
from dateline.normalize.where.phrase import PlacePhrase
from dateline.normalize.where.surroundings import country_before

_LEAD = re.compile(
    r"(?:the\s+)?(?:(?:port|coastal|eastern|western|northern|southern|capital|border)\s+)*"
    r"(?:(?:city|town|village|island|port|province)\s+of\s+)?"
)
_CAPITAL = re.compile(r"(?:(?:its|the)\s+)?capital\b")


@dataclass(frozen=True)
class Scene:
    """The sentence as the patterns see it: its text, the names in it by where they start, the report around it."""

    text: str
    shift: int
    named: dict[int, PlacePhrase]
    context: PlaceContext
    gazetteer: Gazetteer

    def at(self, position: int) -> tuple[int, Place] | None:
        """The place whose name starts at the position (after an article, "the city of"), and where it ends."""
        lead = _LEAD.match(self.text, position)
        start = lead.end() if lead else position
        for at in (position, start):
            if found := self.named.get(at):
                return found.end - self.shift, found.value
        capital = _CAPITAL.match(self.text, position)
        if capital and (seat := self.seat(self.context.main)):
            return capital.end(), seat
        for length in (4, 3, 2, 1):
            words = re.compile(rf"(?:[A-Z][\w.]*['’]?[\w]*\s+(?:and\s+|of\s+)?){{{length - 1}}}[A-Z][\w.]*").match(
                self.text, start
            )
            if words and (code := country_code(words.group().rstrip("."))):
                return words.end(), self.country(code)
            if words and (place := self.town(words.group().rstrip("."))):
                return start + len(words.group().rstrip(".")), place
        return None

    def town(self, name: str) -> Place | None:
        """A listed place or a town of some size by its name alone: what stands behind "80 km north of" is a place."""
        entries = [
            e for e in self.gazetteer.find(name) if e.listed or e.people > 5_000 or e.country in self.context.near
        ]
        entry = self.context.chosen.get(name) or max(
            entries, key=lambda e: (e.country in self.context.near, e.people), default=None
        )
        return entry.place(self.gazetteer.usual(name, entry)) if entry else None

    def seat(self, code: str | None) -> Place | None:
        listed = countries().get(code or "")
        if not listed or not listed.seats:
            return None
        found = [e for e in self.gazetteer.find(listed.seats[0]) if e.country == code and e.kind == "city"]
        return max(found, key=lambda e: e.people).place(listed.seats[0]) if found else None

    def country(self, code: str) -> Place:
        found = edge(code, None)
        point, radius = found or ((None, None), None)
        return Place(
            name=country_name(code), country=code, lat=point[0], lon=point[1], radius_km=radius, precision="country"
        )

    def owner(self, words: str | None, position: int = 0) -> str | None:
        """The country of "its", "North Korean", "Japan's", "the North's", "the country's"; the first and last look back."""
        if not words or words in ("the", "a", "an"):
            return None
        if re.match(r"(?:its|their)\b|the\s+(?:country|nation|peninsula|island)", words):
            return self.last_before(position) or self.context.main
        name = re.sub(r"['’]s?$", "", words).removeprefix("the ").strip()
        if name in ("North", "South") and self.context.near & {"PRK", "KOR"}:
            return "PRK" if name == "North" else "KOR"
        for start in range(len(name.split())):
            part = " ".join(name.split()[start:])
            if code := adjective_code(part) or country_code(part):
                return code
        return None

    def last_before(self, position: int) -> str | None:
        """The country named last before a position of the sentence, or that of the place named last."""
        places = [(start, p.value.country) for start, p in self.named.items() if start < position and p.value.country]
        found = country_before(self.text, position)
        return max([*places, *([found] if found else [])], default=(0, None))[1]
