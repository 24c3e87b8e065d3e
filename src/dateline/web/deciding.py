"""From the fields of a form, or of a posted decision, to a judgement. What a decision may be is `record.judging`'s to say."""

from collections.abc import Mapping, Sequence
from typing import Any

from dateline.model import Judgement
from dateline.record import Store
from dateline.record.judging import Judge, JudgementError

ACTIONS = ("same", "split", "value", "reject", "undo")


def decide(judge: Judge, store: Store, event: str, fields: Mapping[str, Sequence[str]]) -> Judgement:
    """`fields` holds the action and what it needs: `other` (events), `mention` (addresses), `attribute` and `value`, `number`.

    Raises JudgementError where the decision cannot be taken."""
    action = _first(fields, "action")
    if action == "same":
        return judge.same([event, *_words(fields, "other", "the id of another event")])
    if action == "split":
        return judge.split(_words(fields, "mention", "the mentions that are another event"))
    if action == "reject":
        return judge.reject(_first(fields, "mention") or event)
    if action == "undo":
        return judge.undo(_first(fields, "number"))
    if action == "value":
        attribute, text = _first(fields, "attribute"), _first(fields, "value")
        return judge.value(event, attribute, read_value(store, event, attribute, text))
    raise JudgementError(f"action: got {action!r}; expected one of {', '.join(ACTIONS)}")


def grade(judge: Judge, fields: Mapping[str, str]) -> Judgement:
    """`fields` holds the action, "reliability" with `outlet` and `grade`, or "undo" with `number`. Raises JudgementError."""
    action = fields.get("action", "")
    if action == "reliability":
        return judge.reliability(fields.get("outlet", ""), fields.get("grade", ""))
    if action == "undo":
        return judge.undo(fields.get("number", ""))
    raise JudgementError(f"action: got {action!r}; expected reliability or undo")


def read_value(store: Store, event: str, attribute: str, text: str) -> Any:
    from dateline.engines.places import place_named
    from dateline.record.valued import ValueWrong, known_for
    from dateline.record.valued import read_value as read

    try:
        return read(attribute, text, known_for(store, store.event(event), attribute, place_named))
    except KeyError as error:
        raise JudgementError(str(error.args[0])) from None
    except ValueWrong as wrong:
        raise JudgementError(str(wrong)) from None


def _first(fields: Mapping[str, Sequence[str]], name: str) -> str:
    return (fields.get(name) or [""])[0].strip()


def _words(fields: Mapping[str, Sequence[str]], name: str, expected: str) -> list[str]:
    found = [word for text in fields.get(name, ()) for word in text.split()]
    if not found:
        raise JudgementError(f"{name}: got nothing; expected {expected}")
    return found
