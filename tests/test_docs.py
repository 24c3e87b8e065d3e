"""What the documents show exists: commands with their options, files, Python names, columns of exports."""

import re
import shlex
from pathlib import Path

import pytest
import typer

from dateline.cli.main import app

ROOT = Path(__file__).parent.parent
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
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
    without = [" ".join(path) for path, command in walk(COMMAND, ())
               if path and not getattr(command, "commands", None) and "dateline " not in (command.help or "")]
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
