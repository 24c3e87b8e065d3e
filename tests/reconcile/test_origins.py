"""Copies, however dressed, have one origin; two reporters of one fact have two."""

from dateline.model import Reading, Report, Span
from dateline.reconcile.origins import Origins

WIRE = (
    "SEOUL, Sept. 10 (Eastwire) -- Hours after signalling that it was ready for nuclear talks with the United States, "
    "North Korea fired two short-range projectiles across its own territory on Tuesday, South Korea's military said."
    "\n\n"
    "The projectiles left the Kaechon area of South Pyongan Province, about 80 kilometers from Pyongyang, at 6:53 a.m. "
    "and 7:12 a.m., the Joint Chiefs of Staff (JCS) said. The longer flight covered around 330 km.\n\n"
    "It was the North's 10th round of tests this year, the eighth since Kim Jong Un and Donald Trump met at the border "
    "in June, and the first since Aug. 24."
)
SPUN = (
    "Hours after signaling that it was prepared for nuclear discussions with the USA, North Korea shot two brief-range "
    "projectiles across its personal territory on Tuesday, South Korea's army mentioned.\n\n"
    "The projectiles left the Kaechon space of South Pyongan Province at 6:53 am and 7:12 am, the Joint Chiefs of "
    "Staff (JCS) mentioned. The longer flight lined round 330 km.\n\n"
    "It was the North's tenth spherical of checks this yr, the eighth since Kim Jong Un and Donald Trump met on the "
    "border in June."
)
OWN = (
    "Number one went up at around 6:53 this morning from South Pyongan, number two about twenty minutes after that, "
    "and the better of the pair managed some 330 kilometers.\n\n"
    "That makes ten streaks of tests this year, yet missiles have gone over land just once before, on August 6th."
)


def origins(*reports: Report, wires: dict[str, str] | None = None) -> Origins:
    readings = [Reading(report=r.key, code="c", wire=(wires or {}).get(r.id)) for r in reports]
    return Origins({r.key: r for r in reports}, readings)


def report(name: str, published: str | None, text: str, outlet: str | None = None) -> Report:
    return Report(id=name, published=published, text=text, outlet=outlet or f"{name}.example")


def of(found: Origins, carrier: Report, words: str) -> str:
    start = carrier.text.index(words)
    return found.of(carrier.key, Span(start=start, end=start + len(words)))


def test_a_republished_page_is_its_wire_story_though_it_says_it_first():
    wire = report("eastwire", "2019-09-10T15:20:00+09:00", WIRE)
    copy = report("courier", "2019-09-10T08:30:00-04:00", WIRE)
    found = origins(wire, copy)
    assert found.shared(copy.key) == wire.key and found.shared(wire.key) is None
    assert found.voice(copy.key) == found.voice(wire.key)


def test_a_credited_agency_is_the_origin_even_with_a_later_stamp():
    wire = report("eastwire", "2019-09-10T15:20:00+09:00", WIRE)
    early = report("courier", "2019-09-10T05:00:00+09:00", WIRE)
    assert origins(wire, early, wires={"courier": "Eastwire"}).shared(early.key) == wire.key


def test_a_spun_copy_is_a_copy():
    wire, spun = report("eastwire", "2019-09-10T15:20:00+09:00", WIRE), report("canal", "2019-09-10", SPUN)
    found = origins(wire, spun)
    assert of(found, spun, "Kaechon") == of(found, spun, "tenth spherical") == wire.key


def test_a_spliced_page_has_an_origin_for_each_piece():
    wire = report("eastwire", "2019-09-10T15:20:00+09:00", WIRE)
    own = report("tv", "2019-09-10T20:00:00+09:00", OWN)
    page = report("splice", "2019-09-12", WIRE.split("\n\n", maxsplit=1)[0] + "\n\n" + OWN.split("\n\n", maxsplit=1)[0])
    found = origins(wire, own, page)
    assert of(found, page, "own territory") == wire.key
    assert of(found, page, "better of the pair") == own.key


def test_two_reporters_of_one_fact_are_two_origins():
    wire, own = report("eastwire", "2019-09-10T15:20:00+09:00", WIRE), report("tv", "2019-09-10T20:00:00+09:00", OWN)
    found = origins(wire, own)
    assert of(found, own, "330 kilometers") == own.key
    assert found.voice(own.key) != found.voice(wire.key)


def test_look_alike_letters_do_not_hide_a_copy():
    wire = report("eastwire", "2019-09-10T15:20:00+09:00", WIRE)
    masked = report("brief", "2019-09-10", WIRE.replace("o", "о").replace("e", "е").replace("a", "а"))
    assert origins(wire, masked).shared(masked.key) == wire.key


def test_a_house_style_with_other_figures_is_no_copy():
    august = WIRE.replace("6:53", "5:34").replace("7:12", "5:50").replace("80", "40").replace("330", "400")
    first, second = report("a", "2019-09-10", WIRE), report("b", "2019-10-10", august)
    found = origins(first, second)
    assert of(found, second, "The projectiles left") == second.key
    assert found.shared(second.key) == of(found, second, "own territory") == first.key


def test_two_pieces_of_one_outlet_are_one_voice():
    one, two = report("a", "2019-09-10", WIRE, "Daily"), report("b", "2019-09-11", OWN, "Daily")
    found = origins(one, two)
    assert found.voice(one.key) == found.voice(two.key) == "daily"


RETOLD = (
    "Only hours beyond hinting at readiness for atomic talking with Washington, North Korea flung a pair of stubby "
    "missiles over its own soil this Tuesday, the people at South Korea's army let on.\n\n"
    "Out of the Kaechon zone, South Pyongan Province, some 80 kilometers off Pyongyang, they went, 6:53 a.m. then 7:12 a.m., "
    "say the Joint Chiefs of Staff (JCS). What went farther made roughly 330 km.\n\n"
    "Call it the North's 10th go at testing in the year, eighth from when Kim Jong Un with Donald Trump shook hands on the "
    "border in June, and not one since Aug. 24."
)


def test_a_rewording_that_keeps_names_and_numbers_in_order_is_a_copy():
    wire, retold = report("eastwire", "2019-09-10T15:20:00+09:00", WIRE), report("blog", "2019-09-11", RETOLD)
    assert origins(wire, retold).sources(retold.key) == {wire.key}


APART = (
    "Range: 330 km at the most. Time: 7:12 a.m. for number two, 6:53 a.m. for number one. Such was what the Joint Chiefs of Staff "
    "had to tell from Seoul.\n\n"
    "Not since Aug. 24 had there been anything of the kind, and since Donald Trump stood in June with Kim Jong Un on the line eight "
    "times; ten for 2019.\n\n"
    "Kaechon, in South Pyongan Province, lies 80 kilometers from Pyongyang. On Tuesday it was the place North Korea chose; "
    "Washington had been offered talks the night before."
)


def test_the_same_names_and_numbers_in_an_order_of_their_own_are_no_copy():
    wire, apart = report("eastwire", "2019-09-10T15:20:00+09:00", WIRE), report("blog", "2019-09-11", APART)
    assert origins(wire, apart).sources(apart.key) == frozenset()


FLASH = "North Korea fired at least one projectile from the Sino-ri area at about 4:30 p.m. Thursday, the Joint Chiefs of Staff said."
FIXED = (
    "Two missiles flew from North Korea on Thursday, the Joint Chiefs of Staff said. They left Kusong; the notice of 4:30 p.m. "
    "had named Sino-ri. Nothing fell near Japan, a spokesman added in Tokyo."
)


def test_an_update_that_says_so_is_a_later_version_of_its_outlets_own_report():
    flash = report("flash", "2019-05-09T16:52:00+09:00", FLASH, "Eastwire")
    update = report("update", "2019-05-09T20:33:00+09:00", f"{FIXED}\n\n(ATTN: CORRECTS launch site)", "Eastwire")
    assert origins(flash, update).sources(update.key) == {flash.key}
    assert origins(flash, update).sources(flash.key) == frozenset()


def test_without_saying_so_or_from_another_outlet_or_much_later_it_is_none():
    flash = report("flash", "2019-05-09T16:52:00+09:00", FLASH, "Eastwire")
    silent = report("a", "2019-05-09T20:33:00+09:00", FIXED, "Eastwire")
    other = report("b", "2019-05-09T20:33:00+09:00", f"UPDATE: {FIXED}", "Kaigan")
    late = report("c", "2019-05-19T20:33:00+09:00", f"UPDATE: {FIXED}", "Eastwire")
    for one in (silent, other, late):
        assert origins(flash, one).sources(one.key) == frozenset()


QUOTED = (
    'The envoy kept her temper in Vienna on Friday. "We have come here in good faith and we will stay until there is an answer, and '
    'nobody should take our patience for weakness," she told the cameras before she was driven off to the airport.'
)
QUOTED_TOO = (
    'Nothing was signed at the Palais Coburg, and the hotel has the rooms back. "We have come here in good faith and we will stay '
    'until there is an answer, and nobody should take our patience for weakness." With that the guests from the south left town.'
)


def test_what_a_speaker_told_everyone_makes_no_copy():
    one, two = report("a", "2019-09-10T10:00Z", QUOTED), report("b", "2019-09-10T12:00Z", QUOTED_TOO)
    assert origins(one, two).sources(two.key) == frozenset()


def test_with_the_reporters_own_words_beside_it_a_quotation_is_carried_too():
    own = QUOTED.split(". ", maxsplit=1)[0] + " after eleven hours without a break in the talks."
    one = report("a", "2019-09-10T10:00Z", f"{own} {QUOTED}")
    two = report("b", "2019-09-10T12:00Z", f"{own} {QUOTED_TOO}")
    assert of(origins(one, two), two, "good faith") == one.key


def test_a_report_that_is_all_statement_is_a_copy_of_that_statement():
    statement = '"' + QUOTED.split('"')[1] + '"'
    one, two = report("a", "2019-09-10T10:00Z", statement), report("b", "2019-09-10T12:00Z", statement)
    assert origins(one, two).shared(two.key) == one.key


CHRONICLE = " ".join(
    f"On {month} {day} the North fired {count} from Kaechon or Wonsan while Kim Jong Un looked on, said the Joint Chiefs of Staff in Seoul, "
    f"and Donald Trump in Washington had no word for it before {month} was out in South Pyongan Province."
    for day, (month, count) in enumerate(
        [
            ("May", 330),
            ("June", 410),
            ("July", 600),
            ("August", 37),
            ("September", 80),
            ("October", 450),
            ("November", 97),
        ]
        * 3,
        1,
    )
)


def test_a_long_report_that_holds_all_the_names_is_not_where_a_short_one_comes_from():
    long, short = report("long", "2019-09-09", CHRONICLE), report("short", "2019-09-11", RETOLD)
    assert origins(long, short).sources(short.key) == frozenset()


NOTICE = (
    "SEOUL (Eastwire) -- On the word of one official we said this afternoon that a projectile had left Sino-ri. It had not: it came "
    "from Kusong, says whoever should know. Clients of the North Korea desk are asked to print this. We are sorry."
)


def test_a_notice_of_correction_names_little_of_what_it_corrects():
    flash = report("flash", "2019-05-09T16:52:00+09:00", f"{FLASH} The Blue House in Seoul met.", "Eastwire")
    sport = report(
        "sport",
        "2019-05-09T17:52:00+09:00",
        "Busan beat Ulsan 3 to 1 in Seoul on Thursday, said the league.",
        "Eastwire",
    )
    notice = Report(
        id="n", published="2019-05-09T20:33:00+09:00", text=NOTICE, outlet="Eastwire", title="CORRECTION: launch"
    )
    plain = notice.model_copy(update={"title": "About our report"})
    assert origins(flash, sport, notice).replaced(notice.key) == flash.key
    assert origins(flash, sport, plain).replaced(plain.key) is None
