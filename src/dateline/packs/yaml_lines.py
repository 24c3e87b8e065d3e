"""YAML that remembers its lines, so that a fault in a pack is reported where it stands."""

import re
from pathlib import Path
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """YAML 1.2's booleans: only true and false. In 1.1 the words on, off, yes and no would be booleans, and packs are full of them."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])

Path_ = tuple[str | int, ...]


class PackError(ValueError):
    """A pack that cannot be used: file, line, what was got and what was expected."""

    def __init__(self, file: str | Path, line: int | None, message: str) -> None:
        self.file, self.line, self.message = str(file), line, message
        super().__init__(f"{file}{f':{line}' if line else ''}: {message}")


def read_yaml(path: Path) -> tuple[Any, dict[Path_, int]]:
    """The data of a YAML file and the line (from 1) on which each of its nodes stands."""
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=_Loader)
        data = yaml.load(text, Loader=_Loader)
    except UnicodeDecodeError as error:
        raise PackError(path, None, f"not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise PackError(path, mark.line + 1 if mark else None, f"not valid YAML: {problem}") from error
    lines: dict[Path_, int] = {}
    if node is not None:
        _walk(node, (), lines)
    return data, lines


def _walk(node: yaml.Node, at: Path_, lines: dict[Path_, int]) -> None:
    lines[at] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _walk(value, (*at, str(key.value)), lines)
            lines[(*at, str(key.value))] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*at, index), lines)


def line_of(lines: dict[Path_, int], at: Path_) -> int | None:
    """The line of the deepest known node on the way to `at`."""
    while at and at not in lines:
        at = at[:-1]
    return lines.get(at)
