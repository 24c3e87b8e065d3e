"""Resolution of given place names, measured as the field does: share within 161 km of the gold point.

    python -m bench geoparse DATA.jsonl -o pred.jsonl

DATA has a report a line: id, corpus, source, text, toponyms [{begin, end, text, lat, lon}]. Only the spans are used to
predict; lat and lon only to score. An outlet's home is learnt from the names in all its reports of DATA.
pred.jsonl has a line a report: id, toponyms [{begin, end, text, lat, lon, name, country}], lat null where nothing bears the name.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from dateline.normalize.where import Gazetteer
from dateline.normalize.where.countries import adjective_code, country_name
from dateline.normalize.where.geo import distance
from dateline.normalize.where.resolve import Home, part_of, region_of_people, settle
from dateline.normalize.where.surroundings import countries_in, home_of
from dateline.packs.loader import load_packs

_CONTAINER = re.compile(
    r"\s*(?:,|\bin\b|\()\s*(?:the\s+)?((?:[A-Z]\.){2,}|[A-Z][a-z]+\.?(?:\s+[A-Z][a-z]+)?|[A-Z]{2}\b)"
)
_POSSESSIVE = re.compile(r"['’]s?$")


def name_of(text: str, gazetteer: Gazetteer) -> str:
    """The name in a gold span: "Turkey's" is Turkey, "Nigerian" Nigeria."""
    name = _POSSESSIVE.sub("", text)
    if code := adjective_code(name):
        return country_name(code)
    of_people = region_of_people(name, gazetteer)
    if gazetteer.find(name) and not (of_people and of_people != name):
        return name
    return of_people or part_of(name, gazetteer) or name


def names_of(report: dict[str, Any], gazetteer: Gazetteer) -> dict[str, list[str]]:
    """Names with the containers written right after one of their mentions."""
    out: dict[str, list[str]] = defaultdict(list)
    for top in report["toponyms"]:
        found = out[name_of(top["text"], gazetteer)]
        if match := _CONTAINER.match(report["text"], top["end"]):
            found.append(match.group(1))
    return dict(out)


def outlet(report: dict[str, Any]) -> str:
    source = report.get("source") or ""
    host = urlsplit(source).netloc if "//" in source else source
    return host.removeprefix("www.") if "wiki" not in host else ""


def homes(reports: Iterable[dict[str, Any]], gazetteer: Gazetteer) -> dict[str, Home]:
    by_outlet: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for report in reports:
        by_outlet[outlet(report)].append(report)
    return {name: home_of([names_of(r, gazetteer) for r in own], gazetteer) for name, own in by_outlet.items() if name}


def predict(report: dict[str, Any], gazetteer: Gazetteer, home: Home) -> dict[str, Any]:
    names = names_of(report, gazetteer)
    chosen = settle(names, gazetteer, countries_in(report["text"]), home)
    tops = []
    for top in report["toponyms"]:
        entry = chosen.get(name_of(top["text"], gazetteer))
        point = entry.point if entry else None
        tops.append({
            "begin": top["begin"], "end": top["end"], "text": top["text"], "lat": point and point[0], "lon": point and point[1],
            "name": entry and entry.name, "country": entry and entry.country,
        })  # fmt: skip
    return {"id": report["id"], "toponyms": tops}


def errors(report: dict[str, Any], prediction: dict[str, Any]) -> list[float]:
    """Great-circle error in km of each toponym with a gold point; half the globe where nothing was found."""
    out = []
    for gold, pred in zip(report["toponyms"], prediction["toponyms"], strict=True):
        if gold["lat"] is not None:
            found = pred["lat"] is not None
            out.append(distance((gold["lat"], gold["lon"]), (pred["lat"], pred["lon"])) if found else 20039.0)
    return out


def auc(distances: list[float]) -> float:
    """Area under the sorted log errors, ln(1+d) / ln(20039), by trapezoids: lower is better."""
    logs = sorted(log(1 + d) / log(20039) for d in distances)
    return sum((a + b) / 2 for a, b in pairwise(logs)) / max(1, len(logs) - 1)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench geoparse", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    args = parser.parse_args(argv)
    reports = [json.loads(line) for line in args.data.read_text("utf-8").split("\n") if line.strip()]
    gazetteer = Gazetteer.default(tuple(place for pack in load_packs() for place in pack.places))
    home = homes(reports, gazetteer)
    predictions = [predict(r, gazetteer, home.get(outlet(r), Home())) for r in reports]
    if args.output:
        args.output.write_text("".join(json.dumps(p, ensure_ascii=False) + "\n" for p in predictions), "utf-8")
    by_corpus: dict[str, list[float]] = defaultdict(list)
    for report, prediction in zip(reports, predictions, strict=True):
        by_corpus[report.get("corpus", "all")] += errors(report, prediction)
    for corpus, found in sorted(by_corpus.items()):
        share = sum(d <= 161 for d in found) / len(found)
        print(
            f"{corpus:10} n {len(found):5}  within 161 km {share:.3f}  median {median(found):7.1f} km  AUC {auc(found):.3f}"
        )
    return 0
