"""YAML that remembers its lines, so that a fault in a pack is reported where it stands."""

import re
from functools import cached_property
from math import inf
from pathlib import Path
from typing import Any

import yaml

_BASE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times as fast where it is built in


class _Loader(_BASE):  # type: ignore[misc,valid-type]
    """YAML 1.2's booleans: only true and false. In 1.1 the words on, off, yes and no would be booleans, and packs are full of them."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _BASE.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])

LONGEST_SHOWN = 80  # characters
MOST_NODES = 100_000  # of a file with its aliases written out; the largest pack here has some 10,000
Path_ = tuple[str | int, ...]


class PackError(ValueError):
    """A pack that cannot be used: file, line, what was got and what was expected."""

    def __init__(self, file: str | Path, line: int | None, message: str) -> None:
        self.file, self.line, self.message = str(file), line, message
        super().__init__(f"{file}{f':{line}' if line else ''}: {message}")


class Lines:
    """Where the nodes of a YAML file stand; worked out only when it is asked for, since a sound pack never asks."""

    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, at: Path_) -> int | None:
        """The line (from 1) of the deepest known node on the way to `at`."""
        while at and at not in self._found:
            at = at[:-1]
        return self._found.get(at)

    @cached_property
    def _found(self) -> dict[Path_, int]:
        """Once for all mistakes of a file: there may be thousands."""
        found: dict[Path_, int] = {}
        node = yaml.compose(self._text, Loader=_Loader)
        if node is not None:
            _walk(node, (), found)
        return found


def read_yaml(path: Path) -> tuple[Any, Lines]:
    """The data of a YAML file and its lines. Raises PackError where it is not UTF-8, not YAML, or grows without bound."""
    try:
        text = path.read_text(encoding="utf-8")
        if "&" in text and "*" in text and _nodes(yaml.compose(text, Loader=_Loader), {}) > MOST_NODES:
            raise PackError(
                path, None, f"its aliases (*NAME) make more than {MOST_NODES:,} entries of it; write them out"
            )
        return yaml.load(text, Loader=_Loader), Lines(text)
    except UnicodeDecodeError as error:
        raise PackError(path, None, f"not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise PackError(path, mark.line + 1 if mark else None, f"not valid YAML: {problem}") from error
    except PackError:
        raise
    except (ValueError, OverflowError, RecursionError) as error:  # a date, a number or a depth that Python cannot hold
        raise PackError(
            path, None, f"not valid YAML: {error}; put words that are no number or date in quotes"
        ) from error


def shown(value: Any) -> str:
    """What was got, for a message: cut where it is long."""
    try:
        said = repr(value)
    except ValueError:  # Python writes no number of more than 4,300 digits
        return "a number of thousands of digits"
    return said if len(said) <= LONGEST_SHOWN else f"{said[:LONGEST_SHOWN]}..."


def _nodes(node: yaml.Node | None, counted: dict[int, float]) -> float:
    """How many entries there are with all aliases written out; a node within itself has no end."""
    if node is None or isinstance(node, yaml.ScalarNode):
        return 1
    if id(node) not in counted:
        counted[id(node)] = inf  # until its parts are counted
        parts = node.value if isinstance(node, yaml.SequenceNode) else [one for pair in node.value for one in pair]
        counted[id(node)] = 1 + sum(_nodes(part, counted) for part in parts)
    return counted[id(node)]


def _walk(node: yaml.Node, at: Path_, lines: dict[Path_, int]) -> None:
    lines[at] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _walk(value, (*at, str(key.value)), lines)
            lines[(*at, str(key.value))] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*at, index), lines)
