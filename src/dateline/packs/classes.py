"""Word classes of a pack: lists of lemmas under a name, so that a trigger can say "<talks>" for all words of talking."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dateline.packs.yaml_lines import PackError, read_yaml

Classes = Mapping[str, tuple[str, ...]]
_LISTS = ("object", "without")


def classes_of(path: Path) -> Classes:
    """The classes of `classes.yml`, a mapping from names to lists of lemmas; a class may hold classes that stand before it."""
    if not path.exists():
        return {}
    data, _ = read_yaml(path)
    if not isinstance(data, dict):
        raise PackError(path, 1, "expected a mapping from names of classes to lists of lemmas")
    out: dict[str, tuple[str, ...]] = {}
    for name, words in data.items():
        out[name] = _flat(words, out, path)
    return out


def expand(trigger: dict[str, Any], classes: Classes, path: Path) -> dict[str, Any]:
    """The trigger with its classes written out."""
    return {k: _flat(v, classes, path) if k in _LISTS else v for k, v in trigger.items()}


def _flat(words: Any, classes: Classes, path: Path) -> tuple[str, ...]:
    out: list[str] = []
    for word in words or ():
        name = word[1:-1] if isinstance(word, str) and word.startswith("<") and word.endswith(">") else None
        if name is not None and name not in classes:
            raise PackError(path, None, f"no class {name!r} in classes.yml; known: {', '.join(sorted(classes))}")
        out.extend([word] if name is None else classes[name])
    return tuple(dict.fromkeys(out))
