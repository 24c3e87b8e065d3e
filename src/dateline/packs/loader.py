"""Pack folders to packs. Short forms are written out here, so that the rest of the house sees one form only."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from dateline.packs.classes import Classes, classes_of, expand
from dateline.packs.schema import ActorEntry, Example, Kind, Pack, PlaceEntry, Vocabulary
from dateline.packs.yaml_lines import Lines, PackError, read_yaml, shown

HOME = Path(__file__).parent
BUILT_IN = ("core", "missiles")
T = TypeVar("T")


def load_pack(folder: str | Path) -> Pack:
    """Load one pack folder.

    Raises PackError naming file and line where the folder lacks pack.yml or a file is not of the form that `schema` gives."""
    folder = Path(folder)
    head, lines = _data(folder / "pack.yml", required=True)
    if not isinstance(head, dict):
        raise PackError(folder / "pack.yml", 1, "expected a mapping with name, version, description")
    parts = dict(head)
    parts["version"] = str(parts.get("version", "1"))
    parts["kinds"] = [k for path in _files(folder, "kinds") for k in _kinds(path, classes_of(folder / "classes.yml"))]
    parts["vocabularies"] = [_vocabulary(p) for p in sorted((folder / "vocabularies").glob("*.yml"))]
    parts["actors"] = _lists(_files(folder, "actors"), ActorEntry)
    parts["places"] = _lists(_files(folder, "places"), PlaceEntry)
    parts["examples"] = _lists(_files(folder, "examples"), Example)
    pack: Pack = _check(Pack, {**parts, "folder": str(folder), "digest": _digest(folder)}, folder / "pack.yml", lines)
    return pack


def load_packs(folders: Sequence[str | Path] = ()) -> tuple[Pack, ...]:
    """The built-in packs and those of `folders`, each after the packs it requires.

    Raises PackError where a required pack is missing or two packs bear one name."""
    packs: dict[str, Pack] = {p.name: p for p in _built_in()}
    for folder in folders:
        pack = load_pack(folder)
        if pack.name in packs and packs[pack.name].folder != pack.folder:
            raise PackError(
                Path(folder) / "pack.yml", None, f"a pack named {pack.name!r} is loaded already; give it another name"
            )
        packs[pack.name] = pack
    for pack in packs.values():
        missing = [name for name in pack.requires if name not in packs]
        if missing:
            raise PackError(Path(pack.folder) / "pack.yml", None, f"requires {missing[0]!r}, which is not loaded")
    return tuple(packs.values())


@lru_cache(maxsize=1)
def _built_in() -> tuple[Pack, ...]:
    return tuple(load_pack(HOME / name) for name in BUILT_IN)


def _files(folder: Path, stem: str) -> list[Path]:
    one = folder / f"{stem}.yml"
    return ([one] if one.exists() else []) + sorted((folder / stem).glob("*.yml"))


def _data(path: Path, *, required: bool = False) -> tuple[Any, Lines]:
    if not path.exists():
        if required:
            raise PackError(path, None, "no such file; a pack is a folder with a pack.yml in it")
        return None, Lines("")
    return read_yaml(path)


def _lists(paths: Iterable[Path], type_: type[T]) -> list[T]:
    out: list[T] = []
    for path in paths:
        data, lines = _data(path)
        out.extend(_check(list[type_], data or [], path, lines))  # type: ignore[valid-type]
    return out


def _vocabulary(path: Path) -> Vocabulary:
    data, lines = _data(path)
    if not isinstance(data, dict) or "words" not in data:
        raise PackError(path, 1, "expected a mapping with `words`")
    vocabulary: Vocabulary = _check(Vocabulary, {"name": path.stem, **data}, path, lines)
    return vocabulary


def _kinds(path: Path, classes: Classes) -> list[Kind]:
    data, lines = _data(path)
    if data is None:
        return []
    if not isinstance(data, dict):
        raise PackError(path, 1, "expected a mapping from the names of kinds to their frames")
    return [_check(Kind, _kind(name, body, path, lines, classes), path, lines, (name,)) for name, body in data.items()]


def _kind(name: str, body: Any, path: Path, lines: Lines, classes: Classes) -> dict[str, Any]:
    """A kind with its triggers written out: `verbs: [fire, {lemma: test, needs: [weapon]}]`, `needs` of the group as default."""
    if not isinstance(body, dict):
        raise PackError(path, lines.of((name,)), f"kind {name!r}: expected a mapping, got {type(body).__name__}")
    triggers: list[dict[str, Any]] = []
    groups = body.get("triggers") or []
    if not isinstance(groups, list):
        raise PackError(
            path,
            lines.of((name, "triggers")),
            "triggers: expected a list of groups with `verbs`, `nouns` or `adjectives`",
        )
    for at, group in enumerate(groups):
        if not isinstance(group, dict):
            raise PackError(
                path, lines.of((name, "triggers", at)), "expected a group with `verbs`, `nouns` or `adjectives`"
            )
        shared = {k: v for k, v in group.items() if k not in ("verbs", "nouns", "adjectives")}
        for key, pos in (("verbs", "verb"), ("nouns", "noun"), ("adjectives", "adj")):
            for word in group.get(key) or ():
                own = {"lemma": word} if isinstance(word, str) else word
                triggers.append(expand({"pos": pos, **shared, **own}, classes, path))
    return {**body, "name": name, "triggers": triggers}


def _check(type_: Any, data: Any, path: Path, lines: Lines, under: tuple[str | int, ...] = ()) -> Any:
    try:
        return TypeAdapter(type_).validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(p) for p in first["loc"])
        got = shown(first.get("input"))
        raise PackError(path, lines.of((*under, *first["loc"])), f"{where}: {first['msg']}, got {got}") from error


def _digest(folder: Path) -> str:
    """sha256 over names and bytes of all YAML files of the pack, in order."""
    hash_ = hashlib.sha256()
    for path in sorted(folder.rglob("*.yml")):
        hash_.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return hash_.hexdigest()[:16]
