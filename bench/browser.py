"""`python -m bench browser STORE`: how long the home page over a record takes in a browser, from the address to what can be used.

Debian's Chromium, each time with nothing kept, over a server of its own that has been asked once. Prints in milliseconds, median and most of
the rounds: the first card seen, the filter opened by a click and ready for words, the strip of time drawn by its script, the first point of the
moving map. Beside it how long the server and the page's own thread were busy until then, as the time that passes says little where a machine is
shared.
"""

import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from bench.pages import _busy, _serving

CHROMIUM = "/usr/bin/chromium"
ROUNDS = 7


def main(argv: list[str]) -> int:
    from playwright.sync_api import sync_playwright

    if not argv:
        print("usage: python -m bench browser STORE", file=sys.stderr)
        return 2
    with _serving(Path(argv[0])) as (base, pid), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        _opened(browser, base, pid)  # what is summed up once
        rounds = [_opened(browser, base, pid) for _ in range(ROUNDS)]
        browser.close()
    for what in rounds[0]:
        times = [one[what] for one in rounds]
        print(f"{what:28} median {median(times):6.0f} ms   most {max(times):6.0f} ms", flush=True)
    return 0


def _opened(browser: Any, base: str, pid: int) -> dict[str, float]:
    context = browser.new_context(base_url=base, viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    worked, begun, told = _busy(pid), time.perf_counter(), dict[str, float]()
    page.goto("/", wait_until="commit")
    for what, wait in (
        ("first card", page.locator(".card").first.wait_for),
        ("filter open", lambda: _filter(page)),
        ("strip drawn by its script", page.locator("#timeline[data-ready]").wait_for),
        ("moving map", lambda: page.locator("#map[data-ready] .spot").first.wait_for(timeout=60_000)),
    ):
        wait()
        told[what] = (time.perf_counter() - begun) * 1000
    told["server busy"] = _busy(pid) - worked
    told["page's thread busy"] = _work(session)
    context.close()
    return told


def _filter(page: Any) -> None:
    page.locator("details.narrow > summary").first.click()
    page.locator("details.narrow input[name=kind]").first.fill("launch")


def _work(session: Any) -> float:
    """Milliseconds in which the page's own thread worked, as Chromium counts them."""
    found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return float(found["TaskDuration"]) * 1000
