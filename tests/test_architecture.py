"""The layers of the house, as pyproject.toml states them."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_rooms_import_only_from_floors_below():
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_importing_dateline_loads_no_heavy_module():
    code = "import sys, dateline; print(sorted({'spacy', 'sqlalchemy', 'pydantic', 'numpy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_help_of_the_command_loads_no_parser():
    code = "import sys, dateline.cli.main; print(sorted({'spacy', 'sqlalchemy', 'numpy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_reconcile_keeps_its_name_when_its_room_is_imported():
    code = "import dateline.reconcile.names, dateline; print(callable(dateline.reconcile), callable(dateline.read))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]


def test_the_needs_that_packs_may_state_are_those_that_are_checked():
    from dateline.extract.needs import KNOWN
    from dateline.packs.lint import NEEDS

    assert NEEDS == KNOWN
