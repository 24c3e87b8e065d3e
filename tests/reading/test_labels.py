"""What kind of name is which."""

import pytest

from dateline.packs.loader import load_packs
from dateline.reading import default_parser
from dateline.reading.labels import Labeller


@pytest.fixture(scope="module")
def labels():
    labeller = Labeller.of(load_packs())

    def of(*paragraphs: str) -> dict[str, str]:
        docs = list(default_parser().parse(paragraphs))
        labeller.label(docs)
        return {e.text: e.label_ for doc in docs for e in doc.ents}

    return of


def test_countries_and_peoples_are_known_from_the_packs(labels):
    found = labels("Officials in Norway said the Norwegian navy had left the Baltic Sea for Oslo.")
    assert found["Norway"] == "GPE"
    assert found["Norwegian"] == "NORP"
    assert found["Oslo"] == "GPE"


def test_persons_by_title_by_given_name_and_by_what_they_are(labels):
    assert labels("On Sunday Defence Minister Okonkwo-Bello left.")["Okonkwo-Bello"] == "PERSON"
    assert labels("It was Maria Quandt who signed.")["Maria Quandt"] == "PERSON"
    assert labels("Tarvo Ilmet, an analyst in Tartu, disagreed.")["Tarvo Ilmet"] == "PERSON"
    assert labels("That is wrong, said its own spokesperson, Weng Lu: nobody was there.")["Weng Lu"] == "PERSON"
    assert labels("The talks will go on, Arvo Tamsaare said.")["Arvo Tamsaare"] == "PERSON"


def test_a_title_in_the_midst_of_capitals_leads_to_the_name(labels):
    found = labels("It was Public Prosecutor Okke Brandsma who spoke.")
    assert found["Okke Brandsma"] == "PERSON"


def test_an_unknown_name_of_two_words_that_acts_is_a_person_and_a_place_is_none(labels):
    assert labels("Okke Brandsma opened the door.")["Okke Brandsma"] == "PERSON"
    assert labels("Kestrel Bridge was closed.").get("Kestrel Bridge") != "PERSON"
    assert "PERSON" not in labels("Third Plenary Meeting decides to end the tests").values()


def test_a_surname_is_a_persons_where_the_full_name_stands_elsewhere(labels):
    found = labels("Quandt rejected it.", "Minister Maria Quandt had spoken before.")
    assert found["Quandt"] == "PERSON"


def test_bodies_by_their_nouns_acronyms_and_articles(labels):
    found = labels(
        "The Ministry of Fisheries of the islands, the Kestrel Institute and the GKLR denied it. "
        "A clerk told the Courant that it was so."
    )
    assert found["Kestrel Institute"] == "ORG"
    assert found["GKLR"] == "ORG"
    assert found["Ministry of Fisheries"] == "ORG"
    assert found["Courant"] == "ORG"


def test_a_zone_or_a_weapon_is_no_body(labels):
    found = labels("It fell at 0030 GMT near an F-16 on Monday.")
    assert "GMT" not in {name for name, label in found.items() if label == "ORG"}
    assert "F-16" not in found or found["F-16"] != "ORG"


def test_a_given_name_leads_over_a_country_of_that_name(labels):
    assert labels("It was Michael Jordan who called.")["Michael Jordan"] == "PERSON"


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("They met on March 3, 2011, again.", "March 3, 2011", "DATE"),
        ("They met on Tuesday.", "Tuesday", "DATE"),
        ("It took two weeks.", "two weeks", "DATE"),
        ("It rose by 40 percent.", "40 percent", "PERCENT"),
        ("It cost $30 a day.", "30", "MONEY"),
        ("It was the 11th test.", "11th", "ORDINAL"),
        ("Some 300 soldiers came.", "300", "CARDINAL"),
        ("It began at 7 a.m. there.", "7 a.m.", "TIME"),
    ],
)
def test_dates_sums_shares_ranks_and_numbers(labels, text, words, label):
    assert labels(text)[words] == label


def test_labels_never_overlap(labels):
    labeller = Labeller.of(load_packs())
    docs = list(
        default_parser().parse(
            ["U.S. President Joe Biden of the House of Commons of India on 3 May 2021, 40% of Lee's N.Y. staff"]
        )
    )
    labeller.label(docs)
    ends = [0]
    for run in docs[0].ents:
        assert run.start >= ends[-1]
        ends.append(run.end)
