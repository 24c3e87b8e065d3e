"""What the unit and the container file call is what the program offers."""

import configparser
import json
import re
import shlex
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
import typer

from dateline.cli.main import app
from dateline.cli.watch import LogForm

DEPLOY = Path(__file__).parents[2] / "docs" / "deploy"
UNIT = DEPLOY / "dateline.service"
CONTAINER = DEPLOY / "Containerfile"


def unit() -> configparser.ConfigParser:
    """Keys may come twice, and keep their case; of those that come twice only the last is here."""
    made = configparser.ConfigParser(strict=False, interpolation=None)
    made.optionxform = str
    made.read_string(re.sub(r"\\\n\s*", " ", UNIT.read_text("utf-8")))
    return made


def container() -> dict[str, list[str]]:
    lines = re.sub(r"\\\n\s*", " ", CONTAINER.read_text("utf-8")).splitlines()
    found = {name: line for line in lines for name, _, line in [line.partition(" ")]}
    return {name: json.loads(found[name]) for name in ("ENTRYPOINT", "CMD")} | {"EXPOSE": [found["EXPOSE"]]}


def documented() -> list[list[str]]:
    """The calls of `dateline` in the blocks of README.md."""
    text = (DEPLOY / "README.md").read_text("utf-8")
    blocks = re.findall(r"^    (dateline [^\n]+)$", text, re.MULTILINE) + re.findall(r"`(dateline [^`]+)`", text)
    return [shlex.split(call) for call in blocks]


CALLS = [
    shlex.split(unit()["Service"]["ExecStart"]),
    [*container()["ENTRYPOINT"], *container()["CMD"]],
    *documented(),
]


@pytest.mark.parametrize("words", CALLS, ids=lambda words: " ".join(words[1:3]))
def test_every_option_is_one_that_the_command_knows(words):
    assert Path(words[0]).name == "dateline"
    command = typer.main.get_command(app).get_command(None, words[1])
    assert command is not None, words[1]
    known = {name: p for p in command.params if p.param_type_name == "option" for name in p.opts}
    given = [word for word in words[2:] if word.startswith("--")]
    assert set(given) <= set(known), set(given) - set(known)
    assert all(value in list(LogForm) for option, value in pairwise(words) if option == "--log")


def test_the_port_that_is_exposed_is_the_one_that_is_served_and_asked():
    call, text = container()["CMD"], CONTAINER.read_text("utf-8")
    port = call[call.index("--metrics") + 1].rpartition(":")[2]
    assert container()["EXPOSE"] == [port] and f"http://127.0.0.1:{port}/health" in text


def test_the_help_of_the_command_names_what_the_unit_gives(call):
    told = call("watch", "--help").out
    for option in ("--rules", "--store", "--metrics", "--log"):
        assert option in told


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_finds_no_fault_in_the_unit(tmp_path):
    """The program and the files of the unit are not here: their paths are put where they are."""
    program = tmp_path / "dateline"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    text = UNIT.read_text("utf-8").replace("/opt/dateline/.venv/bin/dateline", str(program))
    (tmp_path / "dateline.service").write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / "dateline.service")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if "dateline.service" in line]) == (0, [])
