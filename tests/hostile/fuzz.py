"""Fuzzing by coverage (atheris): `python -m tests.hostile.fuzz TARGET SECONDS`; `make fuzz` runs all of them.

Each target takes bytes and may only end in the ways that its callers expect; anything else is a finding, and is left in `fuzz/`."""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["dateline"]):
    from dateline.model import Report
    from dateline.normalize.when import Anchor, find_times
    from dateline.normalize.where.gazetteer import Gazetteer
    from dateline.packs.loader import load_packs
    from dateline.packs.yaml_lines import PackError
    from dateline.record import Filter, FilterError, Store
    from dateline.sources import gather
    from dateline.sources.archive import read_archive
    from dateline.sources.dates import parse_date
    from dateline.sources.feed import read_feed
    from dateline.sources.page import read_page
    from dateline.sources.raw import Defaults, Raw, to_report
    from dateline.sources.refused import Refused
    from dateline.watch.listing import page_items, sitemap_items
    from dateline.watch.plan import load_plan
    from dateline.watch.rules import load_rules
    from tests.hostile.broken import seeds

Target = Callable[[bytes], None]


def _taken(raws: object) -> None:
    for raw in raws:  # type: ignore[attr-defined]
        if isinstance(raw, Raw):
            with suppress(Refused):
                assert isinstance(to_report(raw, Defaults()), Report)


def page(data: bytes) -> None:
    with suppress(Refused):
        _taken(read_page(data, "x"))
    with suppress(Refused):
        page_items(data, "https://a.example/")


def feed(data: bytes) -> None:
    with suppress(Refused):
        _taken(read_feed(data, "x"))
    with suppress(Refused):
        sitemap_items(data, "https://a.example/")


def archive(data: bytes) -> None:
    import io

    with suppress(Refused):
        _taken(read_archive(io.BytesIO(data), "x"))


def table(data: bytes) -> None:
    import io

    for one in gather(["-"], stdin=io.BytesIO(data)):
        assert one


ANCHOR = Anchor("2019-09-10T12:00+09:00")


def date(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    parse_date(text)
    for found in find_times(text, ANCHOR):
        assert 0 <= found.span.start < found.span.end <= len(text)


GAZETTEERS: list[Gazetteer] = []  # slow to make: there before the first look


def place(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for entry in GAZETTEERS[0].find(text):
        GAZETTEERS[0].usual(text, entry)
    GAZETTEERS[0].korean(text)


STORES: list[Store] = []


def query(data: bytes) -> None:
    from tests.record.making import PAIRS, filled

    if not STORES:
        STORES.append(filled(PAIRS))
    text = data.decode("utf-8", "replace")
    parts = text.split("\x1f")
    with suppress(FilterError):
        STORES[0].search(Filter(text=parts[0]), ("event", "report"))
    with suppress(FilterError):
        STORES[0].events(Filter(actor=parts[-1], place=parts[0], since=parts[-1][:10] or None))
    with suppress(KeyError):
        STORES[0].event(text)


def packs(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        for name in ("pack.yml", "sources.yml", "rules.yml"):
            (Path(folder) / name).write_bytes(data)
        with suppress(PackError):
            load_packs([folder])
        with suppress(PackError):
            load_plan(Path(folder) / "sources.yml")
        with suppress(PackError):
            load_rules(Path(folder) / "rules.yml")


TARGETS: dict[str, Target] = {t.__name__: t for t in (page, feed, archive, table, date, place, query, packs)}
ROOT = Path(__file__).parents[2]
YML = [ROOT / "examples" / "sources.yml", ROOT / "examples" / "rules.yml", *ROOT.glob("docs/packs/**/pack.yml")]
WORDS = [
    "on Tuesday at 07:00 KST",
    "10 September 2019",
    "late last month",
    "Sondok, South Hamgyong",
    '"two rockets" kaechon',
    "2019-09",
]


def main() -> None:
    name, seconds = sys.argv[1], sys.argv[2]
    GAZETTEERS.append(Gazetteer.default([x for p in load_packs() for x in p.places]))
    GAZETTEERS[0].find("Seoul")
    made = ROOT / "fuzz" / name
    made.mkdir(parents=True, exist_ok=True)
    for at, data in enumerate([*seeds().values(), *(w.encode() for w in WORDS), *(p.read_bytes() for p in YML)]):
        (made / f"seed-{at}").write_bytes(data[:20_000])
    words = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        "-timeout=10",
        "-rss_limit_mb=2500",
        "-max_len=20000",
        "-close_fd_mask=1",
    ]
    atheris.Setup([*words, f"-artifact_prefix={made.parent}/finding-{name}-", str(made)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
