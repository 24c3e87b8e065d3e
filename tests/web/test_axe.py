"""axe-core over the main pages, light and dark: nothing that hinders anybody seriously."""

import os

import pytest

from tests.web.journeys import AXE, MAIN_PAGES


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser, site, scheme):
    if not AXE.exists():
        assert not os.environ.get("CI"), "axe-core is not installed: make front"
        pytest.skip("axe-core is not installed: make front")
    source = AXE.read_text("utf-8")
    context = browser.new_context(base_url=site, color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wrong = []
    every = (*MAIN_PAGES.values(), "/unlock", "/nothing-here")
    for path in every if scheme == "light" else map(MAIN_PAGES.get, ("home", "event", "tallies", "search", "sources")):
        page.goto(path)
        page.evaluate(source)
        found = page.evaluate("axe.run({resultTypes: ['violations']})")
        wrong += [
            f"{path}: {one['id']}: {one['nodes'][0]['html'][:120]} {one['nodes'][0].get('failureSummary', '')[:200]}"
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
        ]
    context.close()
    assert wrong == []
