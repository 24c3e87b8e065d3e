"""Parts of names, once the whole report is known: "Lee said", "Putin"."""

from dateline.normalize.who.fold import words_of
from dateline.normalize.who.history import is_subject
from dateline.normalize.who.line import Line, Piece
from dateline.normalize.who.making import Knowing
from dateline.normalize.who.names import Run, runs_of
from dateline.normalize.who.people import Someone
from dateline.normalize.who.rows import Row

_NAME = Row("person", "*", "")


def name_runs(line: Line, cast: Knowing) -> None:
    """Parts of names: "Lee said", "Putin", "Javad Zarif"."""
    for run in runs_of(line):
        someone = _short(line, run, cast)
        if someone is not None:
            line.put(
                Piece(
                    "person",
                    run.first,
                    run.last,
                    (_NAME,),
                    codes=(someone.code,) if someone.code else (),
                    known=someone.name,
                )
            )


def _short(line: Line, run: Run, cast: Knowing) -> Someone | None:
    words = words_of(run.text)
    tok = line.toks[run.last]
    if (
        not words
        or (run.words > 1 and not cast.roster.fits(words))
        or tok.pos_ not in ("PROPN", "NOUN", "ADJ", "X", "VERB")
    ):
        return None
    if (
        run.first == 0
        and tok.pos_ not in ("PROPN", "NOUN", "X")
        and not is_subject(tok)
        and not cast.roster.fits(words)
    ):
        return None
    return cast.roster.pick(words, line.sentence.start_of(line.toks[run.first]))
