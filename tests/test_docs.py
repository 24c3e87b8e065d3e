"""What the documents show exists: commands with their options, files, Python names, columns of exports."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
import typer

from dateline.cli.main import app

ROOT = Path(__file__).parent.parent
DOCS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "bench").glob("*.md")),
]
QUAKES = ROOT / "docs" / "packs" / "earthquakes"
COMMAND = typer.main.get_command(app)


def calls(where: str, text: str, form: str) -> list[tuple[str, str]]:
    found = (re.match(form, line) for line in text.splitlines())
    return [(where, match[1]) for match in found if match]


def shown_commands() -> list[tuple[str, str]]:
    """Lines of the documents that call `dateline`, without pipes and comments."""
    form = r"(?: {4}|\$ )(?:cat \S+ \| )?(dateline .*?)(?:\s+#.*)?$"
    return [call for doc in DOCS for call in calls(doc.name, doc.read_text(encoding="utf-8"), form)]


def helped_commands() -> list[tuple[str, str]]:
    """The examples in the help of every command."""
    form = r"\s*(?:cat \S+ \| )?(dateline .*?)(?:\s{3,}.*)?$"
    return [call for path, command in walk(COMMAND, ()) for call in calls(" ".join(path), command.help or "", form)]


def walk(command, path):
    yield path, command
    for name, sub in getattr(command, "commands", {}).items():
        yield from walk(sub, (*path, name))


@pytest.mark.parametrize(("where", "line"), shown_commands() + helped_commands())
def test_a_shown_command_parses(where, line):
    words = shlex.split(line)[1:]
    command, path = COMMAND, []
    while words and not words[0].startswith("-") and words[0] in getattr(command, "commands", {}):
        command = command.commands[words[0]]
        path.append(words.pop(0))
    if "--help" in words:
        return
    assert path, f"{where}: no such command: {line}"
    known = {o for p in command.params for o in (*p.opts, *p.secondary_opts)}
    unknown = [w for w in words if re.match(r"-{1,2}[a-z]", w) and w not in known]
    assert not unknown, f"{where}: {line}: no option {unknown}"


def test_every_command_has_help_with_an_example():
    without = [
        " ".join(path)
        for path, command in walk(COMMAND, ())
        if path and not getattr(command, "commands", None) and "dateline " not in (command.help or "")
    ]
    assert without == []


def test_every_command_is_in_the_document_of_the_command_line():
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    names = [" ".join(path) for path, command in walk(COMMAND, ()) if path and not getattr(command, "commands", None)]
    assert [n for n in names if f"dateline {n}" not in text] == []


def test_links_between_documents_lead_somewhere():
    for doc in DOCS:
        for target in re.findall(r"\]\(([^)#:]+)\)", doc.read_text(encoding="utf-8")):
            assert (doc.parent / target).exists(), f"{doc.name} links to {target}, which is not there"


def test_make_knows_the_two_commands_of_the_readme():
    readme, makefile = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "Makefile"))
    shown = re.findall(r"^make (\w+)", readme, re.MULTILINE)
    assert shown == ["demo", "test"]
    for target in shown:
        assert re.search(rf"^{target}: setup", makefile, re.MULTILINE)


def test_the_python_names_of_the_readme_exist():
    import dateline

    for name in re.findall(r"dateline\.(\w+)\(", (ROOT / "README.md").read_text(encoding="utf-8")):
        assert callable(getattr(dateline, name)), name


def blocks(doc: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / doc).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("doc", ["README.md", "docs/api.md"])
def test_the_python_of_the_documents_runs(doc, tmp_path, monkeypatch, call):
    shutil.copytree(ROOT / "examples", tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    assert call("read", "reports").code == 0
    names: dict[str, object] = {}
    for block in blocks(doc, "python"):
        exec(compile(block, doc, "exec"), names)
    assert len(names["readings"]) == len(names["readings"].reports) > 10  # type: ignore[arg-type,attr-defined]


def test_the_pack_of_the_documents_is_sound_and_holds(call):
    assert call("pack", "lint", QUAKES).code == 0
    assert call("pack", "test", QUAKES).out == "4 of 4 examples hold\n"


def test_the_pieces_shown_of_the_pack_are_those_of_its_files():
    files = [path.read_text(encoding="utf-8") for path in QUAKES.rglob("*.yml")]
    shown = blocks("docs/packs.md", "yaml")
    assert len(shown) == 3
    assert [piece for piece in shown if piece not in files] == []


def test_the_pack_of_the_documents_reads_a_report(call, tmp_path):
    story = "Strong quake shakes Nepal\n\nA magnitude 5.4 quake at a depth of 35 km shook Nepal on Saturday, the survey said."
    (tmp_path / "a.txt").write_text(story)
    words = ("read", tmp_path / "a.txt", "--published", "2019-09-30", "--pack", QUAKES, "--store", tmp_path / "s.db")
    assert call(*words).code == 0
    told = call("events", "--kind", "earthquake", "--store", tmp_path / "s.db").out
    assert "2019-09-28" in told and "35 km" in told and "Nepal" in told


def test_the_measurements_named_in_the_documents_exist():
    from bench.__main__ import names

    shown = {m for doc in DOCS for m in re.findall(r"python -m bench ([a-z]+)", doc.read_text(encoding="utf-8"))}
    assert shown <= set(names())


def test_pictures_of_the_documents_are_there_and_whole():
    from xml.etree import ElementTree

    for doc in DOCS:
        for target in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", doc.read_text(encoding="utf-8")):
            if target.endswith(".png"):
                assert (doc.parent / target).read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
            else:
                assert ElementTree.parse(doc.parent / target).getroot().tag.endswith("svg")
