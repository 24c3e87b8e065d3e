"""JSON that is written member by member is that of the whole."""

import json

import pytest

from dateline.cli.show import Streamed, as_json

VALUES = [
    [],
    [[]],
    [{"a": [], "b": [1, "two\nlines", None]}, {"c": {"d": ["\u202eturned\u2028", "\x07", "é"]}}],
    [[1, [2, [3]]]] * 3,
]


def streamed(value):
    if isinstance(value, dict):
        return {name: streamed(one) for name, one in value.items()}
    return Streamed(map(streamed, value)) if isinstance(value, list) else value


@pytest.mark.parametrize("value", VALUES)
def test_a_stream_is_written_as_the_list_it_stands_for(capsys, value):
    as_json(value)
    whole = capsys.readouterr().out
    as_json(streamed(value))
    assert capsys.readouterr().out == whole
    assert json.loads(whole) == value
    assert (
        whole.replace("\\u202e", "\u202e").replace("\\u2028", "\u2028")
        == json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    )
