"""An alert: what changed, from what to what, on which sentences; and under what id it is told, however often it is sent."""

from dateline.model.base import Frozen


class Line(Frozen):
    """One change in words, with the sentences that tell it (outlet, time of publication, sentence)."""

    text: str
    sentences: tuple[tuple[str, str, str], ...] = ()


class Alert(Frozen):
    """`id` follows from the rule and the change alone: the same change makes the same alert in every run. `at` is the moment of the
    record (ISO 8601, UTC), `event` the id of what it is about, if it is one event."""

    id: str
    rule: str
    condition: str
    at: str
    title: str
    lines: tuple[Line, ...] = ()
    event: str | None = None
    to: tuple[str, ...] = ()


def text(alert: Alert, link: str | None = None) -> str:
    """As people read it. What the title says already is not said again."""
    out = [alert.title]
    head = alert.title.partition(":")[0].casefold()
    for line in alert.lines:
        if line.text.casefold() != head and not alert.title.endswith(line.text):
            out.append(f"- {line.text}")
        out.extend(f"    {outlet}, {when}: {sentence}" for outlet, when, sentence in line.sentences)
    if link and alert.event:
        out.append(f"{link.rstrip('/')}/events/{alert.event}")
    return "\n".join(out)
