"""What `dateline doctor` says of a watch: its files, and how its sources and its outbox stand in the store."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from dateline.packs.yaml_lines import PackError
from dateline.record import Store, StoreError, unheard, watching
from dateline.record.wording import numbered
from dateline.watch.plan import KINDS, load_plan
from dateline.watch.rules import Channel, load_rules
from dateline.watch.state import State

NAMED = 10  # failing sources named one by one


def sources(path: Path) -> str:
    try:
        plan = load_plan(path)
    except (PackError, OSError) as wrong:
        return str(wrong)
    kinds = [numbered(sum(s.kind == kind for s in plan.watched), kind) for kind in KINDS]
    graded = sum(s.reliability is not None for s in plan.sources)
    return "; ".join((f"{path}: {', '.join(kinds)}, graded: {graded}", *plan.problems))


def rules(path: Path) -> str:
    try:
        found = load_rules(path)
    except (PackError, OSError) as wrong:
        return str(wrong)
    unset = [
        f"channel {name}: the environment variable {variable} is not set"
        for name, channel in found.channels.items()
        for variable in _variables(channel)
        if not os.environ.get(variable)
    ]
    held = f"{numbered(len(found.rules), 'rule')}, {numbered(len(found.channels), 'channel')}"
    return "; ".join((f"{path}: {held}", *found.problems, *unset))


def _variables(channel: Channel) -> Iterator[str]:
    if channel.secret:
        yield channel.secret
    for address in (channel.apprise, channel.webhook):
        if address and address.startswith("$"):
            yield address[1:]


def extractors() -> str:
    from importlib.metadata import entry_points

    return ", ".join(sorted(entry.name for entry in entry_points(group="dateline.extractors"))) or "none"


def told(store: str) -> Iterator[tuple[str, str]]:
    """Nothing of a store that was never watched."""
    try:
        with Store.open(store) as opened:
            kept = {name: State.model_validate_json(body) for name, body in watching.states(opened).items()}
            outbox, lying = watching.outbox_counts(opened), watching.waiting(opened)
            waits = unheard.count(opened)
    except StoreError:
        return  # said of the store already
    if not kept and not any(outbox.values()) and not waits:
        return
    now = datetime.now(UTC)
    bad = {name: s for name, s in kept.items() if s.trouble or s.gone}
    yield "watch", f"{len(kept)} sources, {sum(s.dead(now) for s in bad.values())} dead, {len(bad)} failing"
    for name, state in sorted(bad.items())[:NAMED]:
        since = "gone" if state.gone else f"since {(state.failing or '')[:16]}"
        yield f"watch {name}", f"{'dead' if state.dead(now) else 'failing'} {since}: {state.trouble}"
    said = ", ".join(f"{count} {state}" for state, count in outbox.items())
    why = sorted({f"{p.channel}: {p.trouble}" for p in lying if p.trouble})[:NAMED]
    yield "outbox", "; ".join((said, *why))
    if waits:
        yield (
            "extractors asked again",
            f"{numbered(waits, 'report')} waiting for an answer; a watch with --extractor asks",
        )
