# The two commands of the README, and what they stand on.
PYTHON ?= python3
BIN := .venv/bin

FRONT := src/dateline/web/static/front/manifest.json

.PHONY: setup demo test bench kill hostile fuzz soak postgres front browser screens clean

setup: .venv/.installed

# done again only when the project file changes
.venv/.installed: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -U pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'followthemoney>=3.8' || \
	echo "followthemoney could not be installed (it needs ICU's headers, libicu-dev): one test is left out"
	@touch $@

# what the script adds to the pages, built into the package; without npm the pages are whole all the same
front: $(FRONT)

$(FRONT): front/package.json front/tsconfig.json front/vite.config.ts $(wildcard front/src/* front/scripts/*)
	@command -v npm >/dev/null || { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq nodejs npm >/dev/null; } || true
	@if command -v npm >/dev/null; then cd front && npm install --silent --no-audit --no-fund --no-package-lock && \
	npm run --silent check && npm run --silent build >/dev/null; else echo "no npm: the pages do without their script"; fi

# Debian's Chromium, in which the tests walk through the pages
browser:
	@test -x /usr/bin/chromium || { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || \
	echo "no /usr/bin/chromium: the tests leave the browser out"

# pictures of the main pages, into docs/screens
screens: setup front browser
	$(BIN)/python -m bench screens

# reads the reports of examples/ into a store of its own, which is thrown away afterwards
demo: setup front
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	$(BIN)/dateline read examples --store "$$folder/demo.db" && \
	$(BIN)/dateline brief --store "$$folder/demo.db"
	@echo "To look at a record in the browser: $(BIN)/dateline read SOURCE..., then $(BIN)/dateline serve"

test: setup postgres front browser
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

# every figure of bench/RESULTS.md that a command writes; needs the development data (DATELINE_SHARED, else ../shared)
bench: setup
	$(BIN)/python -m bench results --write
	$(BIN)/python -m bench stream --write
	$(BIN)/python -m bench startup --write
	$(BIN)/python -m bench peers --write
	$(BIN)/python -m bench growth --measure reports mentions events

# the kill tests of store and watch in full: 200 random moments on each back end
kill: setup postgres
	DATELINE_KILLS=200 $(BIN)/pytest -s tests/record/test_kill.py tests/watch/test_kill.py

# the tests of hostile inputs in full, with their figures
hostile: setup
	DATELINE_LONG=1 $(BIN)/pytest -n 0 -s tests/hostile tests/net tests/extract/plugged

# each target for ten minutes, or SECONDS; findings are left in fuzz/ and make it fail
SECONDS ?= 600
fuzz: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'atheris>=2.3'
	@for target in page feed archive table date place query packs; do \
	  echo "fuzz $$target" && $(BIN)/python -m tests.hostile.fuzz $$target $(SECONDS) || exit 1; done

# an hour, or SOAK seconds, of 50 feeds of this machine with faults, beside readers and alerts; FASTER times as fast
SOAK ?= 3600
FASTER ?= 1
soak: setup
	MALLOC_ARENA_MAX=2 $(BIN)/python -m tests.hostile.soak $(SOAK) $(FASTER)

# the tests start a PostgreSQL server of their own; where it is missing it is installed, if that is possible here
postgres:
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
	{ test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq >/dev/null 2>&1 && \
	DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends postgresql >/dev/null 2>&1; } || \
	echo "PostgreSQL is not installed: the store is tested in files only"

clean:
	rm -rf .venv fuzz .mypy_cache .ruff_cache .pytest_cache .hypothesis front/node_modules src/dateline/web/static/front
