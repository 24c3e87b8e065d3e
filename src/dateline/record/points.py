"""Named places at which a store's work can be ended at once, for the tests that kill it there.

Nothing is armed unless a test arms it, by `arm` or by the environment: `point` then costs one comparison, and no engine is watched.

Besides the names that the code gives, an engine that is opened while armed passes "before VERB TABLE" and "after VERB TABLE" with
each statement ("after insert readings"), and "before commit" with each transaction.
"""

import os
import re
import signal
from typing import Any

from sqlalchemy import Engine, event

STATEMENT = re.compile(
    r"\s*(INSERT|UPDATE|DELETE|CREATE TABLE|BEGIN|PRAGMA|SELECT)\b(?:[^\w]*(?:INTO|FROM))?\W*(\w*)", re.IGNORECASE
)


VARIABLE = "DATELINE_END_AT"  # NAME, or NAME#PASSES; read once


class _Armed:
    """`name`: where to end; `left`: how many times the place is passed before."""

    name: str | None = None
    left = 0


def arm(name: str | None, passes: int = 0) -> None:
    """End this process without warning where `name` is reached, after it was passed `passes` times."""
    _Armed.name, _Armed.left = name, passes


if os.environ.get(VARIABLE):
    _name, _, _passes = os.environ[VARIABLE].partition("#")
    arm(_name, int(_passes or 0))


def point(name: str) -> None:
    if _Armed.name is None or _Armed.name != name:
        return
    if _Armed.left:
        _Armed.left -= 1
        return
    os.kill(os.getpid(), signal.SIGKILL)


def watch(engine: Engine) -> None:
    """Let the statements of an engine pass points, where any is armed."""
    if _Armed.name is None:
        return

    @event.listens_for(engine, "before_cursor_execute")
    def _before(_c: Any, _k: Any, statement: str, *_: Any) -> None:
        point(f"before {_said(statement)}")

    @event.listens_for(engine, "after_cursor_execute")
    def _after(_c: Any, _k: Any, statement: str, *_: Any) -> None:
        point(f"after {_said(statement)}")

    @event.listens_for(engine, "commit")
    def _commit(_: Any) -> None:
        point("before commit")


def _said(statement: str) -> str:
    found = STATEMENT.match(statement)
    return f"{found[1]} {found[2]}".lower().strip() if found else statement.split(maxsplit=1)[0].lower()
