"""Runs a pack's examples: each sentence is read as a report of its own, and what comes out is held against what is expected."""

from collections.abc import Callable, Iterable
from typing import Any

from dateline.model import Mention, Reading, Report
from dateline.packs.schema import Example, Pack

Read = Callable[[Report], Reading]


def run_examples(pack: Pack, read: Read) -> list[str]:
    """Failures, each with the sentence, what was expected and what came out; empty if all examples hold."""
    return [failure for n, example in enumerate(pack.examples, 1) if (failure := _failure(n, example, read))]


def _failure(number: int, example: Example, read: Read) -> str | None:
    reading = read(
        Report(
            id=f"example-{number}",
            text=example.text,
            published=example.published,
            dated_by="given" if example.published else "none",
        )
    )
    got = [entry_facts(mentions) for mentions in reading.entries().values()]
    if example.none:
        return f"{example.text!r}: expected nothing, got {got}" if got else None
    missing = [want for want in example.expect if not any(_holds(want, one) for one in got)]
    if missing:
        return f"{example.text!r}: expected {missing[0]}, got {got}"
    if len(got) > len(example.expect):
        return f"{example.text!r}: expected {len(example.expect)} events, got {len(got)}: {got}"
    return None


def _holds(want: dict[str, object], got: dict[str, Any]) -> bool:
    return all(
        got.get(key) == value or (isinstance(got.get(key), list) and [value] == got.get(key))
        for key, value in want.items()
    )


def entry_facts(mentions: Iterable[Mention]) -> dict[str, Any]:
    """The values of an entry in plain form: kind, realis, agents, others, people, date, times, count, class, figures, places, outcome."""
    mentions = list(mentions)
    facts: dict[str, Any] = {"kind": mentions[0].kind, "realis": mentions[0].realis}
    for claim in (c for m in mentions for c in m.claims):
        for key, value in _plain(claim.attribute, claim.value):
            held = facts.setdefault(key, [])
            if value not in held:
                held.append(value)
    return {
        k: v[0] if isinstance(v, list) and len(v) == 1 and k not in ("agents", "others", "people", "times") else v
        for k, v in facts.items()
    }


def _plain(attribute: str, value: Any) -> Iterable[tuple[str, Any]]:
    names = {"agent": "agents", "other": "others", "person": "people"}
    if value.type == "actor":
        yield names.get(attribute, attribute), value.person if attribute == "person" else value.code
    elif value.type == "time":
        if value.date:
            yield "date" if attribute == "time" else attribute, value.date
        if value.clock:
            yield "times", value.clock
    elif value.type == "count":
        yield "count", int(value.number) if value.number is not None else value.bound
    elif value.type == "quantity":
        yield attribute, round(value.value, 1)
    elif value.type == "place":
        yield attribute, value.name
    else:
        yield attribute, value.phrase if attribute == "weapon" else value.term
