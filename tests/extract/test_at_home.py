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
