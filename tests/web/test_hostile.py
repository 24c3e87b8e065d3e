"""Hostile reports in a real browser: nothing runs, nothing is asked of others, nothing breaks out of its place."""

import httpx
import pytest

PAGES = (
    "/",
    "/statements",
    "/tallies",
    "/commitments",
    "/actors",
    "/places",
    "/sources",
    "/reports",
    "/brief",
    "/search?text=fires",
    "/changes",
)


def addresses(base: str) -> list[str]:
    """Every list, and the pages of the first events and reports."""
    with httpx.Client(base_url=base, timeout=60, trust_env=False) as client:
        events = [row["id"] for row in client.get("/api/events", params={"limit": 60}).json()["items"]]
        reports = [row["key"] for row in client.get("/api/reports", params={"limit": 100}).json()["items"]]
    assert len(reports) == 100
    return [*PAGES, *(f"/events/{i}" for i in events[:25]), *(f"/reports/{k}" for k in reports[::4])]


@pytest.fixture
def page(browser, hostile_site):
    context = browser.new_context(base_url=hostile_site, viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    yield opened
    context.close()


def test_nothing_of_a_report_runs_or_asks_or_breaks_out(page, hostile_site):
    asked, refused, dialogs = [], [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on(
        "console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None
    )
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for address in addresses(hostile_site):
        answer = page.goto(address, wait_until="load")
        assert answer.status == 200, address
        assert page.evaluate("window.__ran") is None, address
        assert page.url.startswith(hostile_site), address
        assert page.evaluate("document.querySelectorAll('main').length") == 1, address
        assert page.locator("footer.foot").count() == 1, f"{address}: the frame is broken"
        found = page.evaluate(
            "document.querySelectorAll('main :is(script, iframe, base, style, meta), [onerror], [onload], [onclick], [onmouseover]').length"
        )
        assert found == 0, f"{address}: {found} elements came out of a text"
        assert page.evaluate("[...document.links].every(a => /^https?:$/.test(a.protocol))"), address
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 1, f"{address}: {wide} px wider than the window"
    assert [url for url in asked if not url.startswith((hostile_site, "data:", "blob:"))] == []
    assert refused == [] and dialogs == []


def test_marks_of_direction_are_shown_and_do_not_act(page):
    page.goto("/reports")
    body = page.content()
    assert "\u202e" not in body and "[U+202E]" in body


def test_templates_in_a_report_are_text(hostile_site):
    with httpx.Client(base_url=hostile_site, timeout=60, trust_env=False) as client:
        pages = "".join(client.get(path).text for path in ("/", "/reports", "/statements", "/tallies"))
    assert "{{ 7*7 }}" in pages and "a-token-for-the-tests" not in pages


@pytest.mark.parametrize("form", ["json", "csv", "geojson", "atom", "ics"])
def test_files_of_hostile_reports_are_whole(hostile_site, form):
    answer = httpx.get(f"{hostile_site}/events.{form}", timeout=60, trust_env=False)
    assert answer.status_code == 200
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "script-src 'self'" in answer.headers["content-security-policy"]
