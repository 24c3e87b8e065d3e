"""One turn of one source: ask for its list, then for what is new on it.

Invariant: nothing is kept here. What was found is handed on item by item with the mark under which it is to be remembered, so that
whoever stores a report stores in the same step that it was seen: nothing is skipped, and nothing stored is fetched again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Lock

from dateline.model import Refusal, Report
from dateline.net import Answer, NetError
from dateline.sources import gather
from dateline.sources.address import marked
from dateline.sources.dates import too_late
from dateline.sources.kinds import passed_over
from dateline.sources.page import read_page
from dateline.sources.raw import Defaults, Raw, to_report
from dateline.sources.refused import Refused
from dateline.watch.hosts import Hosts
from dateline.watch.listing import DEEPEST, Item, feed_items, page_items, sitemap_items
from dateline.watch.plan import Source
from dateline.watch.state import State, retry_after, went_well, went_wrong

TRIES = 3  # turns in which an article is asked for before the feed's own words of it are taken
AT_ONCE = 200  # new items of one turn; the rest waits for the next, which comes at once
OK, UNCHANGED, GONE = 200, 304, 410
WAIT = frozenset({429, 503})
# lists and pages are parsed one at a time: polls in threads would wait for one another all the same, and what each takes would add up
PARSING = Lock()
FOR_EVER = frozenset({401, 402, 403, 404, 405, 406, 410, 451})  # an article that will not come by waiting


@dataclass(frozen=True)
class Seen:
    """What is remembered of an item: the mark it was read under (None: not yet), and how often it was asked for in vain."""

    mark: str | None = None
    tries: int = 0


@dataclass(frozen=True)
class Found:
    """One item of a turn. `result` is None where it is asked for again next time."""

    key: str
    seen: Seen
    result: Report | Refusal | None


@dataclass
class Turn:
    """`after` is the state to be kept once all of `found` is. `listed` counts the items on the list, `unchanged` says that there is
    nothing new by the server's own word, `open` that some of it is to be had again."""

    state: State
    found: Iterator[Found]
    listed: int = 0
    unchanged: bool = False
    open: bool = False

    def after(self) -> State:
        """Without the tags of a list of which something is open: it must be had again though it has not changed."""
        return self.state.model_copy(update={"etag": None, "modified": None}) if self.open else self.state


@dataclass(frozen=True)
class Listed:
    items: list[Item]
    answer: Answer | None = None


class Later(Exception):
    """The source cannot be had now. `after` in words of the server, `gone` for ever."""

    def __init__(self, reason: str, answer: Answer | None = None) -> None:
        super().__init__(reason)
        self.reason, self.answer = reason, answer


def turn(source: Source, state: State, known: Callable[[str], Seen], hosts: Hosts, now: datetime) -> Turn:
    """Never raises for what a source does; its trouble is in the state."""
    if source.kind == "folder":
        return _folder(source, state, known, now)
    try:
        listed = _list(source, state, hosts)
    except Later as later:
        answer = later.answer
        after = retry_after(answer.header("retry-after"), now) if answer and answer.status in WAIT else None
        gone = answer is not None and answer.status == GONE
        return Turn(went_wrong(state, now, source.every, later.reason, after=after, gone=gone), iter(()))
    except Exception as wrong:
        told = f"tripped the reader of lists ({type(wrong).__name__}: {wrong})"
        return Turn(went_wrong(state, now, source.every, told), iter(()))
    if listed is None:
        return Turn(went_well(state, now, source.every, source.name), iter(()), unchanged=True)
    new = [item for item in listed.items if known(item.key).mark is None or known(item.key).mark != item.mark]
    after_turn = went_well(state, now, source.every, source.name)
    if listed.answer:
        kept = {"etag": listed.answer.header("etag"), "modified": listed.answer.header("last-modified")}
        after_turn = after_turn.model_copy(update={**kept, "moved": listed.answer.moved or state.moved})
    if len(new) > AT_ONCE:
        after_turn = after_turn.model_copy(update={"next_at": ""})
    made = Turn(after_turn, iter(()), len(listed.items), open=len(new) > AT_ONCE)
    made.found = _each(made, source, new[:AT_ONCE], known, hosts)
    return made


def _each(made: Turn, source: Source, items: list[Item], known: Callable[[str], Seen], hosts: Hosts) -> Iterator[Found]:
    for item in items:
        one = _tried(source, item, known(item.key), hosts)
        made.open = made.open or one.result is None
        yield one


def _list(source: Source, state: State, hosts: Hosts) -> Listed | None:
    """None where nothing has changed. Raises Later."""
    address = state.moved or source.address
    headers = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    answer = _asked(address, hosts, {name: value for name, value in headers.items() if value})
    if answer.status == UNCHANGED:
        return None
    try:
        if source.kind != "sitemap":
            with PARSING:
                return Listed(_items(source, answer, address), answer)
        return Listed(_mapped(answer, hosts, DEEPEST), answer)
    except Refused as refused:
        raise Later(f"{refused.reason}; {refused.hint}" if refused.hint else refused.reason, answer) from refused


def _items(source: Source, answer: Answer, address: str) -> list[Item]:
    return feed_items(marked(answer), address) if source.kind == "feed" else page_items(marked(answer), answer.url)


def _mapped(answer: Answer, hosts: Hosts, depth: int) -> list[Item]:
    """Of a sitemap of sitemaps the newest only: the others hold what was seen, or what is old."""
    with PARSING:
        items, further = sitemap_items(answer.body, answer.url)
    if not further:
        return items
    return _mapped(_asked(further[0], hosts, {}), hosts, depth - 1) if depth else []


def _asked(address: str, hosts: Hosts, headers: dict[str, str]) -> Answer:
    try:
        answer = hosts.get(address, headers)
    except NetError as wrong:
        raise Later(str(wrong)) from wrong
    if answer.status not in (OK, UNCHANGED):
        raise Later(f"the server answers {answer.status}", answer)
    return answer


def _tried(source: Source, item: Item, seen: Seen, hosts: Hosts) -> Found:
    """One item that trips a reader of pages stops no other."""
    try:
        return _found(source, item, seen, hosts)
    except Exception as wrong:
        return _missed(source, item, seen, f"tripped the reader of pages ({type(wrong).__name__})", lasting=True)


def _found(source: Source, item: Item, seen: Seen, hosts: Hosts) -> Found:
    done = Seen(item.mark, seen.tries)
    if not item.url or (source.kind == "feed" and not source.articles):
        return Found(item.key, done, _own(source, item, "no text"))
    try:
        answer = hosts.get(item.url)
    except NetError as wrong:
        lasting = wrong.kind in ("refused", "too large")
        return _missed(source, item, seen, str(wrong), lasting)
    if answer.status != OK:
        return _missed(source, item, seen, f"the server answers {answer.status}", answer.status in FOR_EVER)
    try:
        with PARSING:
            raws = list(read_page(marked(answer), answer.url))
        return Found(item.key, done, _report(source, item, raws[0]))
    except Refused as refused:
        return Found(item.key, done, _own(source, item, refused.reason))


def _missed(source: Source, item: Item, seen: Seen, reason: str, lasting: bool) -> Found:
    if not lasting and seen.tries + 1 < TRIES:
        return Found(item.key, Seen(None, seen.tries + 1), None)
    return Found(item.key, Seen(item.mark, seen.tries + 1), _own(source, item, reason))


def _own(source: Source, item: Item, reason: str) -> Report | Refusal:
    """The feed's own words of it, where it has any."""
    if item.raw is None:
        return Refusal(source=item.url or item.key, reason=reason, hint=f"listed by {source.name}")
    try:
        return _report(source, item, item.raw)
    except Refused as refused:
        return Refusal(source=item.url or item.key, reason=refused.reason, hint=refused.hint)


def _report(source: Source, item: Item, raw: Raw) -> Report:
    named = replace(raw, outlet=source.outlet, url=raw.url or item.url, language=raw.language or source.language)
    published = item.published if item.published and not too_late(item.published) else None
    return to_report(named, Defaults(published, source.outlet))


def _folder(source: Source, state: State, known: Callable[[str], Seen], now: datetime) -> Turn:
    """Files that are new or have changed, by size and time of change; those that `dateline read FOLDER` passes over are here too."""
    root = Path(source.address)
    if not root.is_dir():
        return Turn(went_wrong(state, now, source.every, f"no folder {root}"), iter(()))
    new: list[tuple[str, str]] = []
    listed = 0
    for path in sorted(p for p in root.rglob("*") if p.is_file() and not passed_over(p.name)):
        about = path.stat()
        key, mark = str(path), f"{about.st_size} {about.st_mtime_ns}"
        listed += 1
        if known(key).mark != mark:
            new.append((key, mark))
    found = (one for key, mark in new for one in _file(key, mark, known(key), source))
    return Turn(went_well(state, now, source.every, source.name), found, listed)


def _file(key: str, mark: str, before: Seen, source: Source) -> Iterator[Found]:
    """The file counts as seen with the last of its reports."""
    results = gather([key], outlet=source.outlet)
    last = next(results, None)
    for result in results:
        yield Found(key, before, last)
        last = result
    yield Found(key, Seen(mark), last)
