"""The pages of an event and of a report whose address was read twice."""

import httpx

from dateline.record import Store
from tests.record.making import GLOSSARY, NORTH, day, mention, reading, report
from tests.web.serving import served

URL = "https://a.example/1"
EIGHT, TEN = "2019-09-10T08:00:00+09:00", "2019-09-10T10:00:00+09:00"


def version(text: str, published: str, flown: str, *more: str):
    from dateline.model import Quantity

    one = report("a", text, published, outlet="A Post", url=URL)
    claims = [("agent", NORTH, "North Korea"), ("time", day("2019-09-10"), "2019-09-10")]
    figure = ("range_km", Quantity(value=float(flown), unit="km"), f"{flown} km")
    shot = mention(one, "fired", [*claims, figure])
    talks = [mention(one, word, claims[:1], kind="meeting", entry="e2", number=2) for word in more]
    return one, reading(one, shot, *talks)


def test_what_a_page_said_before_is_shown(tmp_path):
    first = version("North Korea fired a missile 400 km on 2019-09-10. Envoys had met before.", EIGHT, "400", "met")
    second = version("North Korea fired a missile 330 km on 2019-09-10.", TEN, "330")
    path = tmp_path / "x.db"
    with Store.open(path, create=True) as store:
        store.describe(GLOSSARY)
        for pair in (first, second):
            store.add(*pair)
        store.refresh()
        (view,) = store.events()
    with served(path) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as web:
        page = web.get(f"/events/{view.id}").text
        assert "no more in its version of 10 Sep 2019, 10:00" in page
        assert "<mark>400 km</mark>" in page
        earlier = web.get(f"/events/{view.id}", params={"report": first[0].key}).text
        assert "Envoys had met before." in earlier
        now = web.get(f"/reports/{second[0].key}").text
        assert "1 withdrawn" in now
        assert "Envoys had met before." in now
        assert "withdrawn" not in web.get(f"/reports/{first[0].key}").text
        (other,) = web.get(f"/api/events/{view.id}").json()["event"]["beliefs"][1]["others"]
        assert other["support"][0]["later"] == second[0].key
