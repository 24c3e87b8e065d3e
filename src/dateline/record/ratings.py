"""What the user holds of each outlet, A (reliable) to F (cannot be judged), as in the Admiralty scale: by `sources.yml`, and by judgements.

It is the user's own judgement, kept apart from the credibility (1-6) that is computed for each value. A judgement stands before
the file, as it was made on this record, with a name and a reason, and can be taken back.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from dateline.model import Judgement, Term
from dateline.model.judgement import RELIABILITY
from dateline.reconcile.judgements import standing
from dateline.reconcile.names import fold

GRADES = "ABCDEF"


class RatingsError(ValueError):
    """A sources file that cannot be used: which entry, what was got, what was expected."""


class Ratings:
    """Reliability by outlet; names are compared without regard to case and marks."""

    def __init__(self, grades: Mapping[str, str] | None = None, judgements: Iterable[Judgement] = ()) -> None:
        """`judgements` are all that were made, of whatever kind."""
        self._grades = {fold(name): grade for name, grade in (grades or {}).items()}
        self._judged = {fold(j.subjects[0]): j for j in standing(judgements) if j.action == RELIABILITY}

    def of(self, outlet: str) -> str | None:
        judgement = self.judged(outlet)
        return grade_of(judgement) if judgement else self._grades.get(fold(outlet))

    def judged(self, outlet: str) -> Judgement | None:
        """The judgement that the grade comes from; None where it is the file's, or there is none."""
        return self._judged.get(fold(outlet))

    def beside(self, judgements: Iterable[Judgement]) -> "Ratings":
        """The same grades of the file, under these judgements."""
        return Ratings(self._grades, judgements)


def grade_of(judgement: Judgement) -> str:
    return judgement.value.term if isinstance(judgement.value, Term) else ""


def load_ratings(path: str | Path) -> Ratings:
    """Reads a list of entries with `outlet` and `reliability`; other keys are left to those who use them.

    Raises RatingsError where the file is no such list, or names an outlet twice or a grade that is none."""
    try:
        found = yaml.safe_load(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as wrong:
        raise RatingsError(f"{path}: {wrong}") from wrong
    if not isinstance(found, list):
        raise RatingsError(
            f"{path}: got {type(found).__name__}, expected a list of entries like {{outlet: Name, reliability: B}}"
        )
    grades: dict[str, str] = {}
    for number, entry in enumerate(found, 1):
        outlet, grade = _entry(entry, f"{path}: entry {number}")
        if outlet in grades:
            raise RatingsError(f"{path}: entry {number}: outlet {outlet!r} is listed twice")
        if grade is not None:
            grades[outlet] = grade
    return Ratings(grades)


def _entry(entry: Any, where: str) -> tuple[str, str | None]:
    outlet = entry.get("outlet") if isinstance(entry, dict) else None
    if not isinstance(outlet, str) or not outlet.strip():
        raise RatingsError(f"{where}: got {entry!r}, expected an outlet's name under `outlet`")
    grade = entry.get("reliability")
    if grade is not None and (not isinstance(grade, str) or grade not in GRADES or len(grade) != 1):
        raise RatingsError(f"{where}: reliability of {outlet!r}: got {grade!r}, expected a letter from A to F")
    return outlet, grade
