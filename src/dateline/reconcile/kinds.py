"""What reconcile knows of a kind of event. Packs are not read here: whoever calls hands this table over.

Invariant: a kind that is not in the table is treated as one-sided, no speech act, in a family of its own.
"""

from collections.abc import Mapping

from dateline.model import Frozen


class KindInfo(Frozen):
    """`family` is the broad block ("weapons", "diplomacy"); `reciprocal`: both sides act, so agents and others are one
    party list; `speech`: the event is the utterance, so a report that gives no day means about its own day. `codes` are those of
    other code books ("plover", "cameo", "acled", "acled:weapon" where a weapon is known, "ucdp"), for exports; reconcile asks for none."""

    family: str
    reciprocal: bool = False
    speech: bool = False
    label: str = ""
    codes: Mapping[str, str] = {}


def info(kinds: Mapping[str, KindInfo], kind: str) -> KindInfo:
    return kinds.get(kind) or KindInfo(family=kind, label=kind.replace("-", " "))
