"""What people do on the pages, in Debian's Chromium, under the policy that forbids all that is not the server's own."""

import csv
import os
import re
from contextlib import contextmanager

import feedparser
import httpx
import pytest

from tests.web.journeys import AUGUST, FRONT, LAUNCH, MAIN_PAGES
from tests.web.serving import TOKEN


@contextmanager
def opened(browser, base, **how):
    """A page, on which nothing may be asked of others and nothing refused by the policy."""
    context = browser.new_context(base_url=base, **{"viewport": {"width": 1280, "height": 900}, **how})
    page = context.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: complaints.append(message.text) if "Content Security Policy" in message.text else None,
    )
    page.on(
        "request",
        lambda asked: complaints.append(asked.url) if not asked.url.startswith((base, "data:", "blob:")) else None,
    )
    yield page
    assert complaints == []
    context.close()


@pytest.fixture
def page(browser, site):
    with opened(browser, site) as made:
        yield made


@pytest.fixture
def plain(browser, site):
    """A browser without JavaScript."""
    with opened(browser, site, java_script_enabled=False) as made:
        yield made


@pytest.fixture
def scripted(page):
    if not FRONT.exists():
        assert not os.environ.get("CI"), "the front is not built: make front"
        pytest.skip("the front is not built: make front")
    return page


@pytest.fixture
def own(browser, own_site):
    with opened(browser, own_site) as made:
        yield made


def ids(page) -> list[str]:
    links = page.locator(".card .title a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return [link.removeprefix("/events/") for link in links]


# without JavaScript: everything


def test_find_the_launch_by_narrowing_the_form(plain):
    plain.goto("/")
    plain.locator(".narrow > summary").click()
    plain.get_by_label("Kind").fill("launch")
    plain.get_by_label("Since").fill("2019-09-10")
    plain.get_by_label("Until").fill("2019-09-10")
    plain.get_by_role("button", name="Show").click()
    assert "kind=launch" in plain.url and "since=2019-09-10" in plain.url
    assert len(ids(plain)) == 1
    plain.locator(".card .title a").click()
    assert "launched 2 short-range projectiles" in plain.locator("h1").inner_text()


def test_open_the_sentence_of_a_value(plain):
    plain.goto(LAUNCH)
    words = plain.locator("#count .quote mark").first.inner_text()
    plain.locator("#count .quote footer a").first.click()
    anchor = plain.url.split("#")[1]
    marked = plain.locator(f"#{anchor} + mark, #{anchor} ~ mark").first
    assert words.split()[0] in marked.inner_text()
    assert plain.locator(".source h2").inner_text()


def test_take_one_part_of_the_filter_away(plain):
    plain.goto("/?kind=launch&actor=PRK")
    before = len(ids(plain))
    plain.locator(".chips a", has_text="kind").click()
    assert "kind=" not in plain.url and "actor=PRK" in plain.url and len(ids(plain)) > before


def test_follow_a_group_to_its_events(plain):
    plain.goto("/")
    row = plain.locator(".facet li", has_text="launch").first
    count = int(row.locator(".n").inner_text())
    row.locator("a").click()
    assert plain.locator("h1").inner_text().startswith(f"{count} event")


def test_follow_a_bar_of_the_strip_of_time(plain):
    plain.goto("/?kind=launch")
    link = plain.locator(".strip a:has(.bar)").last
    link.focus()
    plain.keyboard.press("Enter")
    plain.wait_for_url("**since=**")
    assert "until=" in plain.url and ids(plain)


def test_choose_the_axis_of_time(plain):
    plain.goto("/")
    plain.get_by_role("link", name="when it was reported").click()
    assert "by=report" in plain.url
    plain.get_by_role("link", name="when we learnt of it").click()
    assert plain.locator(".strip .bar").count() >= 1


def test_events_that_are_not_on_the_map(plain):
    plain.goto("/")
    count = int(re.match(r"\d+", plain.locator(".map .button", has_text="not on the map").inner_text())[0])
    plain.locator(".map .button", has_text="not on the map").click()
    assert plain.locator("h1").inner_text().startswith(f"{count} event")
    plain.get_by_role("link", name="Whole map").click()
    assert "box=" not in plain.url


def test_follow_a_point_of_the_drawn_map(plain):
    plain.goto("/?kind=launch&since=2019-08-24&until=2019-08-24")
    link = plain.locator(".ground a").first
    assert "Sondok" in link.get_attribute("aria-label")
    link.focus()
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/events/prk-2019-08-24-launch*")


def test_the_record_as_of_a_day(plain):
    plain.goto("/")
    now = plain.locator("h1").inner_text()
    plain.goto("/?as_of=2019-08-25")
    assert "as it stood" in plain.locator(".asof").inner_text()
    assert plain.locator("h1").inner_text() != now
    plain.get_by_role("link", name="Back to now").click()
    assert plain.locator("h1").inner_text() == now


def test_what_was_held_of_an_event_when(plain):
    plain.goto(AUGUST)
    plain.locator(".steps a").first.click()
    assert "step=1" in plain.url
    assert plain.locator(".then dt").count() >= 2


def test_search_words(plain):
    plain.goto("/")
    plain.get_by_label("Search the record").fill("projectiles")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/search?text=projectiles")
    assert "event" in plain.locator(".lede").inner_text() and ids(plain)


def test_search_for_what_is_not_there(plain):
    plain.goto("/search?text=xylophone")
    assert "Nothing matches" in plain.locator(".nothing").inner_text()


def test_an_empty_list_is_explained(plain):
    plain.goto("/?kind=earthquake")
    said = plain.locator(".nothing").inner_text()
    assert "No event matches" in said and "15 reports" in said


def test_from_an_actor_to_what_it_said(plain):
    plain.goto("/actors")
    plain.get_by_role("link", name="North Korea", exact=True).click()
    plain.locator(".lede").get_by_role("link", name=re.compile("statement")).click()
    plain.locator(".lines blockquote").first.wait_for()  # counting does not wait for the page
    assert "actor=PRK" in plain.url and plain.locator(".lines blockquote").count() >= 1


def test_from_a_statement_to_its_words_in_the_report(plain):
    plain.goto("/statements")
    words = plain.locator(".lines blockquote").first.inner_text().strip("“” ")
    plain.locator(".lines .meta a").first.click()
    anchor = plain.url.split("#")[1]
    assert words.split()[0] in plain.locator(f"#{anchor} ~ mark, #{anchor} ~ a mark").first.inner_text()


def test_a_tally_with_the_events_it_counts(plain):
    plain.goto("/tallies?order=oldest")
    fold = plain.locator("details:has(> summary:text-matches('^The .* counted'))").first
    fold.locator("summary").click()
    fold.locator("a").first.click()
    assert "/events/" in plain.url


def test_a_commitment_against_later_events(plain):
    plain.goto("/commitments?text=nuclear")
    item = plain.locator(".lines > li", has=plain.locator("summary")).first
    if not item.locator("details").get_attribute("open"):
        item.locator("summary").click()
    assert "outside" in item.inner_text()


def test_copies_lie_under_their_origin(plain):
    plain.goto(LAUNCH)
    fold = plain.locator(".origins details").first
    fold.locator("summary").click()
    assert fold.locator("li").count() >= 1


def test_why_the_mentions_are_one_event(plain):
    plain.goto(LAUNCH)
    plain.get_by_role("link", name=re.compile("Why these")).click()
    assert "/why" in plain.url
    assert plain.locator(".waterfall").count() >= 2 and "sum" in plain.locator(".waterfall").first.inner_text()
    plain.locator("details:has(.waterfall) > summary").first.click()
    plain.get_by_role("link", name="To that event").first.click()
    assert "/events/" in plain.url and "/why" not in plain.url


def test_a_brief_for_a_filter_leads_to_its_sources(plain):
    plain.goto("/brief?kind=launch")
    assert "Situation report" in plain.locator("h1").inner_text()
    link = plain.locator(".brief .refs a").first
    link.click()
    number = plain.url.split("#ref")[1]
    assert plain.locator(f"#ref{number}").inner_text()


def test_two_times_compared(plain):
    plain.goto("/changes")
    plain.get_by_label("From").fill("2019-08-20")
    plain.get_by_label("To", exact=True).fill("2019-09-11")
    plain.get_by_role("button", name="Compare").click()
    assert "NEW" in plain.locator("main").inner_text()


def test_an_old_address_leads_to_the_event(plain):
    plain.goto(LAUNCH)
    assert re.search(r"/events/prk-2019-09-10-launch-[0-9a-f]+$", plain.url)


def test_subscribe_to_what_a_filter_finds(plain, site):
    plain.goto("/?kind=launch")
    feed = plain.locator("link[type='application/atom+xml']").get_attribute("href")
    found = feedparser.parse(httpx.get(site + feed, trust_env=False, timeout=60).text)
    assert len(found.entries) == len(ids(plain)) and not found.bozo


def test_download_what_a_filter_finds(plain, site):
    plain.goto("/?kind=launch")
    address = plain.get_by_role("link", name="CSV").get_attribute("href")
    rows = list(csv.DictReader(httpx.get(site + address, trust_env=False, timeout=60).text.splitlines()))
    assert [row["id"] for row in rows] == ids(plain)


def test_a_person_reads_an_error(plain):
    answer = plain.goto("/?since=sometime")
    assert answer.status == 400 and "expected a year" in plain.locator("main").inner_text()
    plain.get_by_role("link", name="To the events").click()
    assert plain.url.endswith("/")


# with the script


def test_keys_walk_the_list_and_open(scripted):
    scripted.goto("/")
    wanted = ids(scripted)[1]
    for key in ("j", "j", "k", "j"):
        scripted.keyboard.press(key)
    assert scripted.locator("[data-here]").count() == 1
    scripted.keyboard.press("o")
    scripted.wait_for_url(f"**/events/{wanted}")


def test_keys_alone_search_and_show_themselves(scripted):
    scripted.goto("/")
    scripted.keyboard.press("?")
    assert scripted.get_by_role("dialog").is_visible()
    scripted.keyboard.press("Escape")
    scripted.keyboard.press("/")
    scripted.keyboard.type("talks j")
    scripted.keyboard.press("Enter")
    scripted.wait_for_url("**/search?text=talks+j")


def drawn(page) -> None:
    """The home page, with the strip of time as the script draws it."""
    page.goto("/")
    page.locator("#timeline[data-ready]").wait_for()


def test_zoom_along_time(scripted):
    drawn(scripted)
    tools = scripted.locator(".tools")
    before = scripted.locator(".ticks").inner_text()
    tools.get_by_role("button", name="Zoom in").click()
    scripted.wait_for_function("before => document.querySelector('.ticks').innerText !== before", arg=before)
    tools.get_by_role("button", name="The whole stretch").click()
    scripted.wait_for_function("before => document.querySelector('.ticks').innerText === before", arg=before)


def test_mark_a_stretch_of_time_with_the_mouse(scripted):
    drawn(scripted)
    before = scripted.locator(".ticks").inner_text()
    box = scripted.locator("svg.strip").bounding_box()
    scripted.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 20)
    scripted.mouse.down()
    scripted.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 20, steps=5)
    scripted.mouse.up()
    scripted.wait_for_function("before => document.querySelector('.ticks').innerText !== before", arg=before)
    assert scripted.url.endswith("/")


def test_narrow_by_the_map_and_share_the_address(scripted, browser, site):
    scripted.goto("/?kind=launch")
    scripted.locator("#map[data-ready]").wait_for(timeout=60_000)
    scripted.locator(".spot").first.wait_for(timeout=60_000)
    scripted.get_by_role("button", name="Only what is in view").click()
    scripted.wait_for_url("**box=**")
    found = ids(scripted)
    assert found and "kind=launch" in scripted.url
    with opened(browser, site, java_script_enabled=False) as other:
        other.goto(scripted.url)
        assert ids(other) == found


def test_an_event_told_on_the_map(scripted):
    scripted.goto("/?kind=launch&since=2019-08-24&until=2019-08-24")
    scripted.locator(".spot").first.wait_for(timeout=60_000)
    scripted.locator(".spot").first.click()
    told = scripted.locator(".maplibregl-popup-content")
    told.wait_for()
    assert "Sondok" in told.inner_text()
    told.get_by_role("link").click()
    scripted.wait_for_url("**/events/prk-2019-08-24-launch*")


# judging


def unlock(page) -> None:
    page.goto("/unlock")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Unlock").click()
    page.wait_for_url("**/")


def test_merge_two_events_and_undo(own):
    unlock(own)
    own.goto(AUGUST)
    other = own.url.rsplit("/", 1)[1]
    own.goto(LAUNCH)
    mine = own.url.rsplit("/", 1)[1]
    own.get_by_text("Same as another event").click()
    own.get_by_label("Id of the other event").fill(other)
    own.locator(".judge form[action*=judge]", has_text="Merge").get_by_label("Reason").fill("one launch, I think")
    own.get_by_role("button", name="Merge").click()
    own.wait_for_url("**#judge")
    assert "one launch, I think" in own.locator(".judge").inner_text()
    own.get_by_role("button", name="Undo").click()
    own.wait_for_url("**#judge")
    for id_ in (mine, other):
        assert own.goto(f"/events/{id_}").status == 200 and own.url.endswith(id_)


def test_set_a_value_and_see_what_reports_say_beside_it(own):
    unlock(own)
    own.goto(AUGUST)
    own.get_by_text("Set a value").click()
    form = own.locator(".judge form", has_text="Value of")
    form.locator("select").select_option("count")
    form.locator("input[name=value]").fill("3")
    form.get_by_role("button", name="Set").click()
    own.wait_for_url("**#judge")
    said = own.locator("#count").inner_text()
    assert "3" in said and "≠" in said and "Set by a person" in said


def test_a_wrong_token_opens_nothing(own):
    own.goto("/unlock")
    own.get_by_label("Token").fill("not the token")
    own.get_by_role("button", name="Unlock").click()
    assert "not the token" in own.get_by_role("alert").inner_text()
    own.goto(LAUNCH)
    assert own.locator(".judge").count() == 0


def test_lock_judging_again(own):
    unlock(own)
    own.goto(LAUNCH)
    assert own.locator(".judge").count() == 1
    own.get_by_role("button", name="Lock judging").click()
    own.wait_for_url("**/")
    own.goto(LAUNCH)
    assert own.locator(".judge").count() == 0


# every window and light


@pytest.mark.parametrize("width", [320, 768])
def test_pages_fit_a_narrow_window(browser, site, width):
    with opened(browser, site, viewport={"width": width, "height": 700}) as narrow:
        for path in MAIN_PAGES.values():
            narrow.goto(path)
            over = narrow.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, f"{path} is {over} px too wide"


def test_light_and_dark_differ_and_both_can_be_read(browser, site):
    seen = {}
    for scheme in ("light", "dark"):
        with opened(browser, site, color_scheme=scheme) as made:
            made.goto("/")
            seen[scheme] = made.evaluate("getComputedStyle(document.body).backgroundColor")
    assert seen["light"] != seen["dark"]


def test_print_leaves_the_tools_out(page):
    page.goto("/brief?kind=launch")
    page.emulate_media(media="print")
    assert not page.locator(".bar nav").is_visible() and page.locator(".brief").is_visible()


def test_tab_leads_over_the_frame_to_the_content(page):
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
