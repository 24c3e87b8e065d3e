"""YAML that remembers its lines, so that a fault in a pack is reported where it stands."""

import re
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
        found: dict[Path_, int] = {}
        node = yaml.compose(self._text, Loader=_Loader)
        if node is not None:
            _walk(node, (), found)
        while at and at not in found:
            at = at[:-1]
        return found.get(at)


def read_yaml(path: Path) -> tuple[Any, Lines]:
    """The data of a YAML file and its lines. Raises PackError where it is not UTF-8 or not YAML."""
    try:
        text = path.read_text(encoding="utf-8")
        return yaml.load(text, Loader=_Loader), Lines(text)
    except UnicodeDecodeError as error:
        raise PackError(path, None, f"not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise PackError(path, mark.line + 1 if mark else None, f"not valid YAML: {problem}") from error


def _walk(node: yaml.Node, at: Path_, lines: dict[Path_, int]) -> None:
    lines[at] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _walk(value, (*at, str(key.value)), lines)
            lines[(*at, str(key.value))] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*at, index), lines)
