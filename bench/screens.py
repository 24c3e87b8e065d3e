"""`python -m bench screens [STORE] [FOLDER]`: pictures of the main pages, light and dark, wide and narrow, into docs/screens.

Without a store the reports of examples/ are read into one that is thrown away.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHROMIUM = "/usr/bin/chromium"
SHOTS = (
    ("home", "/", 1280, 1000, "light"), ("home-dark", "/", 1280, 1000, "dark"), ("home-narrow", "/", 320, 900, "light"),
    ("event", "/events/prk-2019-09-10-launch", 1280, 1100, "light"), ("event-dark", "/events/prk-2019-09-10-launch", 1280, 1100, "dark"),
    ("search", "/search?text=projectiles", 1280, 1000, "light"), ("statements", "/statements", 1280, 1000, "light"),
    ("tallies", "/tallies", 1280, 1000, "light"), ("commitments", "/commitments", 1280, 1000, "light"),
    ("sources", "/sources", 1280, 700, "light"), ("report", "/reports/first", 1280, 1000, "light"),
    ("brief", "/brief?kind=launch", 1280, 1000, "light"), ("changes", "/changes?begin=2019-08-20&end=2019-09-11", 1280, 1000, "light"),
    ("actor", "/actors/PRK", 1280, 900, "light"),
)  # fmt: skip


def main(argv: list[str]) -> int:
    from playwright.sync_api import sync_playwright

    folder = Path(argv[1]) if len(argv) > 1 else ROOT / "docs" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    with _store(argv) as store, _serving(store) as base, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, path, width, height, scheme in SHOTS:
            page = browser.new_page(
                base_url=base,
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page.goto(path if path != "/reports/first" else "/reports")
            if path == "/reports/first":
                page.locator(".lines a").first.click()
            if width > 600 and page.locator("#map svg").count():  # below the fold it is not fetched
                page.locator("#map[data-ready] .spot").first.wait_for(timeout=60_000)
                page.wait_for_timeout(1500)  # the ground fades in
            page.screenshot(path=folder / f"{name}.png")
            page.close()
            print(folder / f"{name}.png")
        browser.close()
    return 0


@contextmanager
def _store(argv: list[str]) -> Iterator[str]:
    if argv:
        yield argv[0]
        return
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/examples.db"
        subprocess.run(
            [sys.executable, "-m", "dateline.cli.main", "read", str(ROOT / "examples"), "--store", path], check=True
        )
        yield path


@contextmanager
def _serving(path: str) -> Iterator[str]:
    command = [sys.executable, "-m", "dateline.cli.main", "serve", "--store", path, "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        yield next(line.split()[4] for line in server.stderr if "running on" in line)
    finally:
        server.terminate()
        server.wait(20)
