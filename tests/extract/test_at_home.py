"""Acts between parties need two of them in the report."""

from tests.extract.entries import entries


def test_home_politics_is_no_diplomacy() -> None:
    text = (
        "U.S. Senator Mary Bell condemned U.S. Senator Tom Hart on Monday and urged the U.S. Congress to act. U.S. Senator Hart met the "
        "U.S. Treasury Secretary on Sunday. The White House said that the U.S. Supreme Court would hear the U.S. Justice Department."
    )
    assert entries(text) == []


def test_one_state_may_still_move_its_troops() -> None:
    (moved,) = entries("Chad sent 300 troops to its northern border on Monday.")
    assert moved["kind"] == "deployment"


def test_another_state_makes_it_diplomacy() -> None:
    (said,) = entries("Chad condemned the raid on Monday, and said that Niger had been warned.")[:1]
    assert said["kind"] == "condemnation"


def test_words_of_those_who_are_no_party_are_left_out() -> None:
    text = "Chad met Niger on Monday. Critics of the talks want President Deby to push for new laws. They criticized Chad again."
    assert {e["kind"] for e in entries(text)} == {"meeting"}


def test_a_person_who_is_no_party_makes_no_deal() -> None:
    text = "Chad met Niger on Monday. Dennis Bell agreed to pay the fine. He refused to comment on the talks. The sides agreed on a truce."
    assert [e["kind"] for e in entries(text)] == ["meeting", "agreement"]


def test_it_may_be_a_state_named_before() -> None:
    text = "Chad fired two rockets, hours after saying it was prepared to renew dialogue with Niger."
    assert "offer" in {e["kind"] for e in entries(text)}


def test_briefings_and_trade_fairs_are_no_meetings() -> None:
    text = "Chad thanked Niger. Mary Bell held a press conference in Oslo. The largest printing conference in Asia opens on Monday."
    assert entries(text) == []
