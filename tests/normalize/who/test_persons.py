"""Persons: met with title and affiliation, then known by part of the name."""

import pytest

from tests.normalize.who.scene import scene

INTRODUCED = [
    (
        "Lee Do-hoon, South Korea's special representative for peace, left.",
        "Lee Do-hoon",
        "KOR",
        "special representative for peace",
    ),
    ("U.S. Secretary of State Mike Pompeo left.", "Mike Pompeo", "USA", "Secretary of State"),
    ("Iranian Foreign Minister Mohammad Javad Zarif left.", "Mohammad Javad Zarif", "IRN", "Foreign Minister"),
    ("Kim Yo Jong, the leader's sister, left.", "Kim Yo Jong", "PRK", "leader's sister"),
    ("President Trump left.", "Donald Trump", "USA", "President"),
    ("The envoy of Chad, Abakar Mahamat, left.", "Abakar Mahamat", "TCD", "envoy of Chad"),
    ("Peruvian Defence Minister Jorge Chavez left.", "Jorge Chavez", "PER", "Defence Minister"),
    ("State Department spokeswoman Morgan Ortagus left.", "Morgan Ortagus", "USA", "spokeswoman"),
]


@pytest.mark.parametrize(("text", "name", "code", "title"), INTRODUCED)
def test_introduced(text: str, name: str, code: str, title: str) -> None:
    (person,) = scene(text).cast.persons
    assert (person.name, person.code, person.title) == (name, code, title)


def test_organ_of_an_office() -> None:
    (person,) = scene("Gen. Mark Milley, chairman of the US Joint Chiefs of Staff, spoke.").cast.persons
    assert person.org == "US Joint Chiefs of Staff"
    assert person.role == "MIL"


def test_spokesman_of_the_ministry() -> None:
    found = scene("Ghana's foreign ministry was silent. Later spokesman Kofi Mensah of the ministry denied it.")
    assert found.codes("Kofi Mensah") == ["GHA"]


def test_titles_in_the_plural_pair_off() -> None:
    found = scene("The Armenian and Azerbaijani foreign ministers, Ararat Mirzoyan and Jeyhun Bayramov, met.")
    assert found.codes("Ararat Mirzoyan") == ["ARM"]
    assert found.codes("Jeyhun Bayramov") == ["AZE"]


def test_part_of_a_name() -> None:
    found = scene("South Korean envoy Lee Do-hoon met Stephen Biegun. Lee said nothing. Biegun smiled.")
    assert found.persons("Lee said") == ["Lee Do-hoon"]
    assert found.persons("Biegun smiled") == ["Stephen Biegun"]


def test_the_report_spells_the_name() -> None:
    found = scene("Abbas Araqchi spoke. Araqchi left.", "2019-06-01")
    assert found.persons("Araqchi left") == ["Abbas Araqchi"]
    assert found.of("Araqchi left")[0].value.name == "Abbas Araghchi"


@pytest.mark.parametrize(
    ("published", "name"), [("2019-09-10", "Boris Johnson"), ("1965-03-01", "Lyndon Johnson"), ("2030-01-01", None)]
)
def test_offices_are_dated(published: str, name: str | None) -> None:
    assert scene("Johnson refused.", published).persons("Johnson") == ([name] if name else [])


def test_kim_is_the_leader_unless_another_was_just_named() -> None:
    found = scene("Kim Jong Un was absent. Kim Myong Gil led the team. Kim blamed Washington.")
    assert found.persons("Kim blamed") == ["Kim Myong Gil"]
    assert scene("North Korea fired. Kim was pleased.").persons("Kim") == ["Kim Jong Un"]


@pytest.mark.parametrize("thing", ["Hwasong-15", "Musudan missile", "Unha rocket", "Kwajalein Atoll", "Key Resolve"])
def test_things_are_no_persons(thing: str) -> None:
    assert scene(f"North Korea spoke of the {thing} on Tuesday.").cast.persons == ()


def test_a_state_inside_a_name() -> None:
    found = scene("The assistant director, Jonathan Malaya, said no.")
    assert [p.name for p in found.cast.persons] == ["Jonathan Malaya"]
    assert "MYS" not in found.codes("Malaya")
