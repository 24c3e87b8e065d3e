"""Who the speakers are: carried on, passed on, lost; what deserves an entry; whom a word is credited to."""

from collections.abc import Callable

import pytest

from dateline.extract.statements import Attributions, attribution_of, credited, find_statements
from dateline.model import Statement
from dateline.reading.document import Document

Lay = Callable[..., Document]


def one(lay: Lay, text: str, **how: bool) -> Statement:
    (statement,) = find_statements(lay(text, **how))
    return statement


def test_person_with_office_and_body(lay: Lay) -> None:
    s = one(lay, "Foreign Minister Anna Berg told reporters that the talks were over.")
    assert (s.by.speaker, s.direct, s.lost) == ("Anna Berg", False, False)
    assert s.by.role is not None and "Minister" in s.by.role


def test_an_organ_speaks_through_a_spokesperson(lay: Lay) -> None:
    s = one(lay, "Norway's Defense Ministry said that two ships had collided.")
    assert (s.by.speaker, s.by.org, s.by.actor) == ("spokesperson", "Norway Defense Ministry", "NOR")


def test_an_unnamed_official_keeps_his_noun_and_country(lay: Lay) -> None:
    s = one(lay, "A senior Norwegian official said that the ship was lost.")
    assert (s.by.speaker, s.by.role, s.by.actor) == ("official", "senior official", "NOR")


def test_words_in_marks_make_it_direct(lay: Lay) -> None:
    assert one(lay, 'President Anna Berg called the report "pure fiction".').direct
    assert not one(lay, "President Anna Berg dismissed the report.").direct


def test_a_pronoun_takes_the_speaker_named_before(lay: Lay) -> None:
    text = "Foreign Minister Anna Berg arrived in Geneva on Monday.\n\nShe said that the talks would go on."
    s = one(lay, text)
    assert (s.by.speaker, s.lost) == ("Anna Berg", False)


def test_a_surname_is_the_full_name_given_before(lay: Lay) -> None:
    text = "Foreign Minister Anna Berg arrived in Geneva on Monday.\n\nThe talks, Berg said, would go on."
    assert one(lay, text).by.speaker == "Anna Berg"


@pytest.mark.parametrize("named", ["The ministry was silent.", "President John Lund left for Geneva."])
def test_a_lost_speaker_keeps_the_pronoun_and_nothing_else(lay: Lay, named: str) -> None:
    s = one(lay, f'{named}\n\n"It is a fine day for the whole country," she added.')
    assert s.lost
    assert s.by.speaker == "she"
    assert (s.by.role, s.by.org, s.by.actor, s.by.via) == (None, None, None, ())


def test_a_passage_marked_lost_takes_nobody_from_before(lay: Lay) -> None:
    text = 'Minister Anna Berg smiled. "It is a fine day for the whole country," she added.'
    assert find_statements(lay(text, lost=True))[0].lost


def test_a_quotation_without_speaker_is_lost(lay: Lay) -> None:
    s = one(lay, 'Nothing moved in the port.\n\n"They have taken all the boats and they will not bring them back."')
    assert (s.by.speaker, s.lost, s.direct) == (None, True, True)


def test_chain_of_those_who_pass_it_on(lay: Lay) -> None:
    text = "KCNA, cited by Yonhap, said the ministry warned that war was near."
    ministry = next(c for c in credited(lay(text)) if c.utterance.lemma == "warn")
    assert ministry.by.via in (("KCNA", "Yonhap"), ("Yonhap", "KCNA"))
    assert ministry.by.org is not None and "ministry" in ministry.by.org.lower()


def test_statement_carried_by_an_agency(lay: Lay) -> None:
    s = one(lay, "In a statement carried by KCNA, Foreign Minister Pak Chol said that the talks were over.")
    assert s.by.via == ("KCNA",)


def test_told_to_an_outlet_and_written_on_a_platform(lay: Lay) -> None:
    assert one(lay, "Minister Anna Berg told Reuters that the talks were over.").by.via == ("Reuters",)
    assert one(lay, "Minister Anna Berg wrote on Twitter that the talks were over.").by.via == ("Twitter",)


def test_the_owner_of_a_statement_speaks(lay: Lay) -> None:
    s = one(lay, "A statement by Norway's Foreign Ministry said that the talks were over.")
    assert s.by.org == "Norway Foreign Ministry"


def test_credit_for_a_word_is_the_chain_from_the_nearest_speaker(lay: Lay) -> None:
    text = "Minister Anna Berg said that experts believe the missile failed. The sea was calm."
    document = lay(text)
    found = Attributions(document)
    first, second = document.sentences
    missile = next(t for t in first if t.text == "missile")
    assert [s.speaker for s in attribution_of(found, first, missile)] == ["experts", "Anna Berg"]
    assert attribution_of(found, second, text.index("calm")) == ()


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("The ministry said that two ships had collided.", "fact"),
        ("Analysts believe that two ships had collided.", "analysis"),
        ("The ministry said that the ships may have collided.", "analysis"),
        ("The ministry said that the ships will return in May.", "forecast"),
        ("Analysts predict that the ships return in May.", "forecast"),
    ],
)
def test_fact_analysis_and_forecast(lay: Lay, text: str, nature: str) -> None:
    assert one(lay, text).nature == nature


def test_what_one_speaker_goes_on_to_say_is_one_statement(lay: Lay) -> None:
    text = "The ministry said that two ships had collided. It said that nobody was hurt. The ministry added that both were afloat."
    assert len(find_statements(lay(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The two sides agreed to meet again in May.",
        "The study shows that the ice is melting.",
        "The ministry did not say who had fired.",
        "ANCHOR: Good evening, and welcome to the news.",
    ],
)
def test_deeds_findings_silence_and_the_reporters_own_words_are_no_statements(lay: Lay, text: str) -> None:
    assert find_statements(lay(text)) == ()


def test_a_headline_is_not_counted_beside_the_text_it_stands_over(lay: Lay) -> None:
    text = "Two ships collide, Norway says\n\nNorway said on Monday that two ships had collided."
    assert len(find_statements(lay(text, headline=True))) == 1


@pytest.mark.parametrize(
    "text",
    [
        'A Navy spokeswoman said: "We have no ships to send this week", Reuters reported.',
        '"We have no ships to send this week," a Navy spokeswoman said, Reuters reported.',
        'A Navy spokeswoman said: "It is known. We have no ships to send this week," Reuters reported.',
        "A Navy spokeswoman said the ships would sail, according to Reuters.",
        "Reuters reported that a Navy spokeswoman said the ships would sail.",
        "The ships would sail, a Navy spokeswoman was quoted as saying by Reuters.",
    ],
)
def test_an_agency_beside_a_speaker_only_passes_the_words_on(lay: Lay, text: str) -> None:
    s = one(lay, text)
    assert (s.by.speaker, s.by.via) == ("spokeswoman", ("Reuters",))
    assert "Reuters" not in text[s.content.start : s.content.end]
    assert s.direct == ('"' in text)


def test_an_agency_with_news_of_its_own_speaks_too(lay: Lay) -> None:
    text = "Reuters reported that two ships had sailed from Oslo at dawn and that the minister said he was glad."
    assert "Reuters" in {s.by.speaker for s in find_statements(lay(text))}


def test_a_body_named_with_its_carrier_is_no_carrier(lay: Lay) -> None:
    text = "A spokesman for the ministry, carried by KCNA, said that the drill was a threat."
    assert one(lay, text).by.speaker == "spokesman"


@pytest.mark.parametrize(
    "text",
    [
        "Norway declared a moratorium on whaling.",
        "The ministry announced a ban on exports.",
        "The minister denied it.",
        "Norway has threatened to leave the alliance.",
    ],
)
def test_deeds_done_with_words_are_no_statements(lay: Lay, text: str) -> None:
    assert not find_statements(lay(text))


def test_what_is_announced_in_words_is_one(lay: Lay) -> None:
    assert one(lay, "The ministry announced that exports would be banned.").by.org == "ministry"
    assert one(lay, 'The minister announced "a new era".').direct
