"""What the user holds of each outlet, A (reliable) to F (cannot be judged), as in the Admiralty scale: by `sources.yml`, which watch/plan.py
reads, and by judgements.

It is the user's own judgement, kept apart from the credibility (1-6) that is computed for each value. A judgement stands before
the file, as it was made on this record, with a name and a reason, and can be taken back.
"""

from collections.abc import Iterable, Mapping

from dateline.model import Judgement, Term
from dateline.model.judgement import RELIABILITY
from dateline.reconcile.names import fold

GRADES = "ABCDEF"


class Ratings:
    """Reliability by outlet; names are compared without regard to case and marks."""

    def __init__(self, grades: Mapping[str, str] | None = None, judgements: Iterable[Judgement] = ()) -> None:
        """`judgements` are all that were made, of whatever kind."""
        self._grades = {fold(name): grade for name, grade in (grades or {}).items()}
        self._judged = {fold(j.subjects[0]): j for j in _standing(tuple(judgements)) if j.action == RELIABILITY}

    def of(self, outlet: str) -> str | None:
        judgement = self.judged(outlet)
        return grade_of(judgement) if judgement else self._grades.get(fold(outlet))

    def judged(self, outlet: str) -> Judgement | None:
        """The judgement that the grade comes from; None where it is the file's, or there is none."""
        return self._judged.get(fold(outlet))

    def beside(self, judgements: Iterable[Judgement]) -> "Ratings":
        """The same grades of the file, under these judgements."""
        return Ratings(self._grades, judgements)


def _standing(judgements: tuple[Judgement, ...]) -> list[Judgement]:
    if not judgements:  # what tells which of them stand loads all that compares events
        return []
    from dateline.reconcile.judgements import standing

    return standing(judgements)


def grade_of(judgement: Judgement) -> str:
    return judgement.value.term if isinstance(judgement.value, Term) else ""
