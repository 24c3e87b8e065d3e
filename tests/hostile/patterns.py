"""Every regular expression of the code and the packs, and texts made to keep each busy.

`sre_parse` tells what a pattern is made of: for each repeat in it, a text of what it repeats, a hundred thousand characters long, behind
what the pattern wants before it, and ending in what cannot fit."""

import importlib
import pkgutil
import re
import signal
import sys
import time
import types
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import dateline

LENGTH = 100_000
GENERAL = [
    "a",
    " ",
    "1",
    "\n",
    "A",
    ".",
    ",",
    "-",
    '"',
    "a ",
    "A ",
    "1 ",
    "1,",
    "a.",
    "A. ",
    "<a ",
    "<!--",
    "&",
    "'",
    "(",
    "\u00a0",
    "“a",
    "of the ",
]
DEEPEST, MOST = 8, 20_000  # of what is looked through


def load() -> None:
    """All modules of the house, and a reader with all that it compiles when it is first used."""
    for module in pkgutil.walk_packages(dateline.__path__, "dateline."):
        if "migrations.versions" not in module.name:
            importlib.import_module(module.name)


def collected(*roots: object) -> dict[str, re.Pattern[str] | re.Pattern[bytes]]:
    """Compiled patterns by the place where they were found, in all modules of the house, what they hold, and `roots`."""
    found: dict[tuple[object, int], tuple[str, re.Pattern[str]]] = {}
    seen: set[int] = set()
    waiting: list[tuple[object, str, int]] = [(root, type(root).__name__, 0) for root in roots]
    for name, module in sorted(sys.modules.items()):
        if name.startswith("dateline"):
            waiting += [(value, f"{name}.{key}", 0) for key, value in sorted(vars(module).items())]
    while waiting:
        thing, path, depth = waiting.pop()
        if isinstance(thing, re.Pattern):
            found.setdefault((thing.pattern, thing.flags), (path, thing))
        elif depth < DEEPEST and id(thing) not in seen:
            seen.add(id(thing))
            waiting += [(inner, f"{path}{name}", depth + 1) for name, inner in _inside(thing)]
    return dict(sorted(found.values(), key=lambda pair: pair[0]))


def _inside(thing: object) -> Iterator[tuple[str, object]]:
    if isinstance(thing, dict):
        yield from ((f"[{str(key)[:20]}]", value) for key, value in list(thing.items()))
        yield from (("", key) for key in list(thing))
    elif isinstance(thing, list | tuple | set | frozenset):
        yield from ((f"[{n}]", value) for n, value in enumerate(islice(thing, MOST)))
    elif isinstance(thing, types.FunctionType):
        if thing.__module__.startswith("dateline"):
            yield from (("()", cell.cell_contents) for cell in thing.__closure__ or () if cell != types.CellType())
            yield from (("()", value) for value in thing.__defaults__ or ())
    elif (thing.__module__ if isinstance(thing, type) else type(thing).__module__).startswith("dateline"):
        names = (*getattr(thing, "__dict__", {}), *getattr(type(thing), "__slots__", ()))
        yield from ((f".{name}", getattr(thing, name, None)) for name in names)


def texts(pattern: re.Pattern[str], length: int = LENGTH) -> Iterator[str]:
    yield from (one * (length // len(one)) for one in GENERAL)
    try:
        tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    except (re.error, RecursionError, TypeError):
        return
    made: set[tuple[str, str]] = set()
    for before, inner in _repeats(list(tree), ""):
        if inner and (before, inner) not in made:
            made.add((before, inner))
            yield before + inner * (length // len(inner)) + "\x00"
    whole = _sample(list(tree))
    if whole:
        yield whole * (length // len(whole) or 1)


def _repeats(tree: list, before: str) -> Iterator[tuple[str, str]]:
    for op, arg in tree:
        if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            _, most, inner = arg
            if most > 8:
                yield before, _sample(list(inner))
            yield from _repeats(list(inner), before)
        elif op is c.SUBPATTERN:
            yield from _repeats(list(arg[3]), before)
        elif op is c.BRANCH:
            for branch in arg[1]:
                yield from _repeats(list(branch), before)
        elif op in (c.ASSERT, c.ASSERT_NOT):
            yield from _repeats(list(arg[1]), before)
        before += _sample([(op, arg)])


def _sample(tree: list) -> str:
    """A text that such a piece fits."""
    out = ""
    for op, arg in tree:
        if op is c.LITERAL:
            out += chr(arg)
        elif op is c.NOT_LITERAL:
            out += "b" if chr(arg) != "b" else "c"
        elif op is c.ANY:
            out += "x"
        elif op is c.IN:
            out += _one(arg)
        elif op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            out += _sample(list(arg[2])) * max(1, arg[0])
        elif op is c.SUBPATTERN:
            out += _sample(list(arg[3]))
        elif op is c.ATOMIC_GROUP:
            out += _sample(list(arg))
        elif op is c.BRANCH:
            out += _sample(list(arg[1][0]))
    return out


CATEGORY = {c.CATEGORY_DIGIT: "1", c.CATEGORY_SPACE: " ", c.CATEGORY_WORD: "a", c.CATEGORY_NOT_SPACE: "a",
            c.CATEGORY_NOT_DIGIT: "a", c.CATEGORY_NOT_WORD: "-"}  # fmt: skip


def _one(choices: list) -> str:
    if choices and choices[0][0] is c.NEGATE:
        compiled = "".join(_one([x]) for x in choices[1:])
        return next((ch for ch in "a1 -\"'<>." if ch not in compiled), "~")
    op, arg = choices[0]
    if op is c.LITERAL:
        return chr(arg)
    return chr(arg[0]) if op is c.RANGE else CATEGORY.get(arg, "a")


class TooSlow(Exception):
    pass


def seconds(pattern: re.Pattern[str], methods: Iterable[str], text: str, most: float) -> float:
    """Of processor time, for the slowest of the methods; `most` where one takes longer."""

    def over(*_: object) -> None:
        raise TooSlow

    data = text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text
    old = signal.signal(signal.SIGVTALRM, over)
    slowest = 0.0
    try:
        for method in methods:
            begun = time.process_time()
            signal.setitimer(signal.ITIMER_VIRTUAL, most)
            _used(pattern, method, data)
            slowest = max(slowest, time.process_time() - begun)
    except TooSlow:
        return most
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, old)
    return slowest


def _used(pattern: re.Pattern[str], method: str, data: object) -> None:
    if method in ("finditer", "findall", "sub", "split", "subn"):  # the same search from end to end
        for _ in pattern.finditer(data):  # type: ignore[call-overload]
            pass
    else:
        getattr(pattern, method)(data)


METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "subn")
USES = re.compile(rf"\b(\w+)\.({'|'.join(METHODS)})\(")


@cache
def _uses() -> dict[str, frozenset[str]]:
    """By name, how the sources of the house use their patterns."""
    out: dict[str, set[str]] = {}
    for path in Path(dateline.__path__[0]).rglob("*.py"):
        for name, method in USES.findall(path.read_text(encoding="utf-8")):
            out.setdefault(name, set()).add(method)
    return {name: frozenset(methods) for name, methods in out.items()}


def methods(path: str) -> frozenset[str]:
    """How the pattern that was found at such a place is used; every way where its name does not tell."""
    name = re.split(r"[\[(]", path.rsplit(".", 1)[-1])[0]
    return _uses().get(name, frozenset(("finditer", "fullmatch")))
