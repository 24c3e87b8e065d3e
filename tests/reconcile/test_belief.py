"""What is believed of one attribute, and why."""

from typing import Any

from dateline.model import Belief, Claim, Count, Place, Reading, Report, Source, Span, Support, Term, Time
from dateline.reconcile.grouping import Stated, bears_out, group, same

from .build import Pair, event, record, told

DAY = "2019-09-10"


def credited(pair: Pair, name: str, actor: str) -> Pair:
    """The same, with all its claims credited to one body."""
    report, reading = pair
    source = (Source(org=name, actor=actor),)
    mentions = [
        m.model_copy(update={"claims": tuple(c.model_copy(update={"said_by": source}) for c in m.claims)})
        for m in reading.mentions
    ]
    return report, reading.model_copy(update={"mentions": tuple(mentions)})


def belief(attribute: str, *pairs: Pair) -> Belief:
    (made,) = record(*pairs).events
    found = made.belief(attribute)
    assert found is not None
    return found


def numbers(held: Any) -> list[float]:
    return [h.value.number if isinstance(h.value, Count) else h.value.value for h in held]


def test_copies_are_no_corroboration():
    text = "North Korea fired two short-range projectiles from Kaechon on Tuesday at dawn, the military in Seoul said."
    wire = told("a", f"{DAY}T08:00+09:00", event(count=2, evidence=["two short-range projectiles"]), text=text)
    copies = [
        told(f"c{n}", "2019-09-11", event(count=2, evidence=["two short-range projectiles"]), text=text)
        for n in range(4)
    ]
    found = belief("count", wire, *copies)
    assert found.state == "single" and found.held[0].origins == 1 and len(found.held[0].support) == 5
    assert {s.origin for s in found.held[0].support} == {wire[0].key}
    assert "One origin (a.example)" in found.reason


def test_two_outlets_that_agree_within_rounding():
    """205 miles is 330 km."""
    found = belief("range_km", told("a", DAY, event(range_km=[330])), told("b", DAY, event(range_km=[329.9])))
    assert found.state == "agreed" and len(found.held) == 1 and found.held[0].origins == 2


def test_a_dispute_is_kept_with_those_who_say_each():
    two, also_two, three = (told(name, DAY, event(count=n)) for name, n in (("a", 2), ("b", 2), ("c", 3)))
    found = belief("count", two, also_two, three)
    assert found.state == "disputed" and numbers(found.held) == [2] and numbers(found.others) == [3]
    assert "c.example says 3" in found.reason and found.credibility == 3


def test_a_correction_by_the_same_outlet_supersedes():
    first = told("a", f"{DAY}T07:00+09:00", event(count=1), outlet="Daily")
    second = told("b", f"{DAY}T12:00+09:00", event(count=2), outlet="Daily")
    found = belief("count", first, second)
    assert found.state == "corrected" and numbers(found.held) == [2]
    assert [h.superseded for h in found.others] == [True] and "later said otherwise" in found.reason


def test_a_copy_of_the_old_text_does_not_bring_the_old_value_back():
    text = "North Korea fired at least one unidentified projectile eastward on Tuesday, the military in Seoul said."
    first = told("a", f"{DAY}T07:00+09:00", event(count=1, evidence=["at least one"]), text=text, outlet="Daily")
    second = told("b", f"{DAY}T12:00+09:00", event(count=2), outlet="Daily")
    copy = told("c", "2019-09-12", event(count=1, evidence=["at least one"]), text=text, outlet="Mirror")
    assert numbers(belief("count", first, second, copy).held) == [2]


def test_two_times_of_one_account_are_both_held():
    both = told("a", DAY, event(times_local=["06:53", "07:12"]))
    found = belief("clock", both, told("b", DAY, event(times_local=["06:53", "07:12"])))
    assert found.state == "agreed" and len(found.held) == 2


def test_what_is_vaguer_bears_the_closer_value_out():
    day = told("a", DAY, event(count=2))
    found = belief("time", day, told("b", "2019-10-01", event(date="2019-09", count=2)))
    assert found.state == "single" and found.held[0].value.edtf == DAY and len(found.held[0].support) == 2
    several = belief("count", day, told("b", DAY, event(count=None, count_bound="several")))
    assert several.state == "single" and numbers(several.held) == [2]


def test_the_acting_side_confirms_and_is_named_as_such():
    seoul = credited(told("a", DAY, event(count=2)), "South Korea Joint Chiefs of Staff", "KOR")
    north = credited(told("b", "2019-09-11", event(count=2)), "KCNA", "PRK")
    found = belief("count", seoul, north)
    assert found.state == "confirmed by the actor" and found.credibility == 1
    assert "KCNA (the side that acted)" in found.reason


def test_measurement_stands_before_the_actors_own_claim():
    seoul = credited(told("a", DAY, event(count=2)), "South Korea Joint Chiefs of Staff", "KOR")
    north = credited(told("b", "2019-09-11", event(count=3)), "KCNA", "PRK")
    found = belief("count", north, seoul)
    assert numbers(found.held) == [2] and numbers(found.others) == [3] and found.state == "disputed"


def test_what_nobody_knows_yet():
    unknown = told("a", DAY, event())
    report, reading = unknown
    claim = (
        reading.mentions[0]
        .claims[0]
        .model_copy(
            update={"attribute": "outcome", "value": Term(vocabulary="outcome", term="unknown", phrase="not yet known")}
        )
    )
    mention = reading.mentions[0].model_copy(update={"claims": (*reading.mentions[0].claims, claim)})
    found = belief("outcome", (report, reading.model_copy(update={"mentions": (mention,)})))
    assert found.state == "not yet known" and found.credibility == 6


def test_kinds_of_value_that_bear_each_other_out():
    broader = {"srbm": "ballistic", "ballistic": "missile"}
    narrow, wide = Term(vocabulary="classes", term="srbm"), Term(vocabulary="classes", term="missile")
    assert bears_out(wide, narrow, broader) and not bears_out(narrow, wide, broader)
    assert bears_out(Count(number=1, bound="at least"), Count(number=2), broader)
    assert not bears_out(Count(number=3, bound="at least"), Count(number=2), broader)
    province = Place(name="South Pyongan", precision="region")
    assert bears_out(province, Place(name="Kaechon", admin="South Pyongan", precision="exact"), broader)
    assert same(Time(edtf="T06:53", precision="minute"), Time(edtf="T06:55", precision="minute"))


def test_a_circle_in_the_vocabulary_ends():
    terms = [Term(vocabulary="classes", term=t) for t in "ab"]
    support = record(told("a", DAY, event())).events[0].beliefs[0].held[0].support[0]
    assert len(group([Stated(t, support) for t in terms], {"a": "b", "b": "a"})) == 1


def test_one_report_has_no_say_without_an_outlet():
    report = Report(id="x", text="Somebody fired two rockets.", published=DAY)
    _, reading = told("x", DAY, event(count=2))
    alone = belief("count", (report, Reading(**{**reading.model_dump(), "report": report.key})))
    assert alone.state == "single" and alone.credibility == 6


def test_two_measurements_are_told_as_such():
    """Seoul's 380 km and Tokyo's 400 km are no error of one of them."""
    seoul = credited(told("a", DAY, event(range_km=[380])), "South Korea Joint Chiefs of Staff", "KOR")
    tokyo = credited(told("b", DAY, event(range_km=[400])), "Japan Defense Ministry", "JPN")
    found = belief("range_km", seoul, tokyo)
    assert found.state == "disputed" and [h.standing for h in (*found.held, *found.others)] == ["measured", "measured"]
    assert found.reason.endswith(
        "; two measurements, by South Korea Joint Chiefs of Staff and by Japan Defense Ministry."
    ) or (
        found.reason.endswith("; two measurements, by Japan Defense Ministry and by South Korea Joint Chiefs of Staff.")
    )


def test_a_measurement_and_a_claim_are_no_two_measurements():
    seoul = credited(told("a", DAY, event(range_km=[380])), "South Korea Joint Chiefs of Staff", "KOR")
    north = credited(told("b", DAY, event(range_km=[500])), "KCNA", "PRK")
    found = belief("range_km", seoul, north, told("c", DAY, event(range_km=[700])))
    assert {h.value.value: h.standing for h in (*found.held, *found.others)} == {
        380: "measured", 500: "claimed", 700: "reported",
    }  # fmt: skip
    assert "measurements" not in found.reason


def test_each_grade_says_why():
    alone = belief("count", told("a", DAY, event(count=2)))
    assert (alone.credibility, alone.because) == (3, "one origin alone")
    both = belief("count", *(credited(told(n, DAY, event(count=2)), n, "KOR") for n in "ab"))
    assert (both.credibility, both.because) == (1, "2 independent origins, crediting 2 sources")


def test_an_unidentified_projectile_is_not_yet_known():
    first, other = event(weapon="unidentified projectile"), event(weapon="projectile")
    found = belief("weapon", told("a", DAY, first), told("b", DAY, other), told("c", DAY, other))
    assert found.state == "not yet known" and found.held[0].value.phrase == "unidentified projectile"
    later = belief(
        "weapon", told("a", DAY, first), told("d", "2019-09-11", event(weapon="super-large rocket launcher"))
    )
    assert later.state != "not yet known" and later.held[0].value.phrase == "super-large rocket launcher"


def test_words_that_count_are_no_part_of_a_weapons_name():
    found = belief("weapon", told("a", DAY, event(weapon="two missile")), told("b", DAY, event(weapon="missile")))
    assert [h.value.phrase for h in found.held] == ["missile"] and not found.others


def test_other_times_told_beside_the_day_are_no_dispute():
    """ "Thirteen rounds: two in May, one in September", in a report that names the day itself as well."""
    day, month = (told("a", DAY, event(date=d)) for d in (DAY, "2019-05"))
    report, reading = day
    stray = next(c for c in month[1].mentions[0].claims if c.attribute == "time")
    mention = reading.mentions[0].model_copy(update={"claims": (*reading.mentions[0].claims, stray)})
    both = (report, reading.model_copy(update={"mentions": (mention,)}))
    found = belief("time", both, told("b", DAY, event()))
    assert found.state == "agreed" and found.held[0].value.edtf == DAY


def test_a_nameless_sea_contradicts_no_bay():
    broader: dict[str, str | None] = {}
    bay = Place(name="Yonghung Bay", lat=39.26, lon=127.58, precision="exact")
    assert bears_out(Place(name="sea", precision="sea"), bay, broader)
    assert not bears_out(Place(name="Yellow Sea", lat=38.0, lon=123.0, precision="sea"), bay, broader)


def test_a_broader_class_is_borne_out_whichever_is_the_longer_word():
    """ "missile" in the headline, "ballistic missile" below it: the one is no other account than the other."""

    def stated(term: str, at: int) -> Stated:
        value = Term(vocabulary="weapons", term=term, phrase="")
        return Stated(value, Support(report="r", evidence=Span(start=at, end=at + 1), origin="r"))

    found = group([stated("missile", 1), stated("ballistic", 5)], {"ballistic": "missile", "missile": "weapon"})
    assert [(g.value.term, len(g.exact), len(g.vaguer)) for g in found] == [("ballistic", 1, 1)]


def volley(second: Count, at: int) -> Belief:
    """14 drones, and another number so many characters further on."""
    text = "They fired 14 drones and eight missiles at dawn, and again later, the army said, counting what fell in the fields that day."
    report, reading = told("a", DAY, event(count=14), text=text)
    (mention,) = reading.mentions
    rest = [c for c in mention.claims if c.attribute != "count"]
    drones = Claim(attribute="count", value=Count(number=14, unit="drone"), evidence=Span(start=11, end=13))
    others = Claim(attribute="count", value=second, evidence=Span(start=at, end=at + 5))
    made = mention.model_copy(update={"claims": (*rest, drones, others)})
    return belief("count", (report, reading.model_copy(update={"mentions": (made,)})))


def test_numbers_of_different_things_side_by_side_are_no_dispute():
    missiles = Count(number=8, unit="missile")
    assert volley(missiles, 25).state == "single" and numbers(volley(missiles, 25).held) == [14, 8]
    assert volley(missiles, 95).state == "disputed"
    assert volley(Count(number=8, unit="drone"), 25).state == "disputed"
