"""The word lists of words.yml, as sets."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _data() -> dict[str, Any]:
    text = (files("dateline.extract.statements") / "words.yml").read_text("utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def words(name: str) -> frozenset[str]:
    """The words of one list. Raises KeyError for a list that is not there."""
    return frozenset(_data()[name].split())


def verb_rows() -> list[dict[str, str]]:
    """Rows of kind, frames taken and lemmas."""
    return list(_data()["verbs"])


def prepositions() -> dict[str, frozenset[str]]:
    return {verb: frozenset(preps.split()) for verb, preps in _data()["prepositions"].items()}
