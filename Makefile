# The two commands of the README, and what they stand on.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo test clean

setup: .venv/.installed

# done again only when the project file changes
.venv/.installed: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -U pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

# reads the reports of examples/ into a store of its own, which is thrown away afterwards
demo: setup
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	$(BIN)/dateline read examples --store "$$folder/demo.db" && \
	$(BIN)/dateline brief --store "$$folder/demo.db"

test: setup
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
