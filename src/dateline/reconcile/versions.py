"""Later versions of an outlet's own report: updates and corrections that say so ("(2nd LD)", "UPDATE", "CORRECTION", "revises")."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import islice

from dateline.model import Report
from dateline.reconcile.copies import Sentence
from dateline.reconcile.names import fold
from dateline.reconcile.when import instant

SAYS_SO = re.compile(
    r"\(\d(?:st|nd|rd|th) LD\)|\(LEAD\)|\b(?:UPDATES?|UPDATED|CORRECTS?|CORRECTED|CORRECTION|REFILE|WRAPUP)\b|\(URGENT\)"
    r"|\b[Rr]evis(?:es|ed|ion)\b|\b[Cc]orrect(?:s|ed|ing|ion)\b|\bearlier version of this\b"
)
WITHIN = timedelta(hours=36)
SHARED = 0.4  # of the names and numbers of the shorter


def versions(
    reports: Mapping[str, Report], order: Sequence[str], sentences: Mapping[str, Sequence[Sentence]]
) -> dict[str, str]:
    """Report to the outlet's last report before it that it takes the place of; `order` is earliest first."""
    found: dict[str, str] = {}
    before: dict[str, list[str]] = {}
    for key in order:
        report = reports[key]
        outlet = fold(report.outlet or "")
        earlier = list(_recent(before.get(outlet, ()), report, reports)) if outlet else []
        if earlier and SAYS_SO.search(f"{report.title or ''}\n{report.text}"):
            same = (e for e in earlier if _on_one_thing(sentences[e], sentences[key]))
            found.update((key, e) for e in islice(same, 1))
        before.setdefault(outlet, []).append(key)
    return found


def _recent(keys: Sequence[str], report: Report, reports: Mapping[str, Report]) -> Iterator[str]:
    """The latest first; the first that is too old ends it, so that an archive costs no more than a day."""
    for key in reversed(keys):
        if not _soon(reports[key], report):
            return
        yield key


def _soon(earlier: Report, later: Report) -> bool:
    first, then = instant(earlier.published), instant(later.published)
    return first is not None and then is not None and then - first <= WITHIN


def _on_one_thing(a: Sequence[Sentence], b: Sequence[Sentence]) -> bool:
    mine, theirs = ({f for s in side for f in s.facts} for side in (a, b))
    return len(mine & theirs) >= max(3, SHARED * min(len(mine), len(theirs)))
