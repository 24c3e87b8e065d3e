"""Pronouns and definite nouns, where one reading stands; and silence where none does."""

from tests.normalize.who.scene import scene

MET = "Moon Jae-in met Angela Merkel in Berlin."


def test_she_and_he() -> None:
    found = scene(f"{MET} She thanked him. He left.")
    assert found.persons("She") == ["Angela Merkel"]
    assert found.persons("He left") == ["Moon Jae-in"]


def test_nobody_fits() -> None:
    assert scene("Moon Jae-in met Donald Trump. She added nothing.").of("She") == []


def test_a_name_inside_a_quotation_does_not_speak_outside() -> None:
    found = scene('On Monday Erdogan was calm. "My friend Putin", he told reporters, wanted peace.', "2023-07-17")
    assert found.persons("he told") == ["Recep Tayyip Erdogan"]


def test_both_sides_and_they() -> None:
    found = scene(
        "Colombia's government and the ELN agreed on a truce. Both sides were pleased. They will meet in May."
    )
    assert found.codes("sides") == ["COL", "ELN"]
    assert found.codes("They") == ["COL", "ELN"]


def test_the_two() -> None:
    found = scene("Moon Jae-in stood beside Kim Jong Un. The two signed a paper.")
    assert found.persons("two") == ["Moon Jae-in", "Kim Jong Un"]


def test_missiles_are_no_actors() -> None:
    found = scene("North Korea fired two missiles toward Japan. Both flew 330 km. They fell into the sea.")
    assert found.of("Both") == []
    assert found.of("They") == []


def test_what_leaves_and_flies_is_no_actor_either() -> None:
    found = scene("South Korea and the United States began a drill. They left the county at dawn and flew some 450 km.")
    assert found.of("They left") == []


def test_the_envoy_and_the_group() -> None:
    found = scene("U.N. envoy Hans Grundberg met the Houthis. The envoy was hopeful. The group was not.", "2022-06-01")
    assert found.persons("The envoy") == [] or found.persons("envoy", 1) == ["Hans Grundberg"]
    assert found.codes("group") == ["HTH"]


def test_the_country() -> None:
    assert scene("Iran has tested a missile. The country says it has the right.").codes("country") == ["IRN"]


def test_it_is_not_the_missile() -> None:
    found = scene("North Korea fired a missile. The missile rose to 90 km. It flew east.")
    assert found.of("It flew") == []


def test_his_ministry() -> None:
    found = scene(
        "Mevlut Cavusoglu, the Turkish foreign minister, was pleased. His ministry confirmed it.", "2022-03-29"
    )
    assert found.codes("ministry") == ["TUR"]


def test_the_sides_are_those_joined_before() -> None:
    found = scene(
        "Israel and Hamas agreed on a truce. Netanyahu's office said Egypt had proposed it. The sides were still fighting.",
        "2021-05-20",
    )
    assert found.codes("The sides") == ["ISR", "HAM"]


def test_sides_are_no_places() -> None:
    found = scene(
        "Chad and Niger agreed on a truce. Two planes a week are bound for Gabon and Togo. The envoy will bring the sides together."
    )
    assert found.codes("sides") == ["TCD", "NER"]


def test_the_three_who_were_named() -> None:
    found = scene("Angela Merkel, Emmanuel Macron and Vladimir Putin dined on Monday. The three agreed on a plan.")
    assert found.persons("three") == ["Angela Merkel", "Emmanuel Macron", "Vladimir Putin"]


def test_two_officials_are_not_the_two_parties() -> None:
    found = scene("Chad and Niger agreed on a truce. Its text is secret, two officials told the paper.")
    assert found.of("two officials") == []


def test_the_government_is_no_body_of_states() -> None:
    found = scene("The United Nations appealed for calm. The government declined.")
    assert "UNO" not in found.codes("government")


def test_whom_the_subject_acts_on_is_another() -> None:
    found = scene("Vladimir Putin was pleased. Kim Jong Un was open, and had asked him for help.")
    assert found.persons("him") == ["Vladimir Putin"]


def test_who_only_says_it_is_none_of_the_two():
    text = "Chad fired two rockets, Niger's army says, hours after saying it was ready to renew talks with Mali."
    assert scene(f"{text} The two leaders agreed in June to meet.").codes("leaders") == ["TCD", "MLI"]


def test_who_only_says_it_is_none_of_them():
    found = scene("Chad and Mali signed a truce, Niger's army said. They will meet again in May.")
    assert found.codes("They") == ["TCD", "MLI"]


def test_a_noun_behind_the_verb_is_its_subject_where_a_time_opens_the_sentence():
    found = scene("Niger was calm. Earlier in the week told Chad that it had succeeded to shoot a rocket.")
    assert found.codes("it had") == ["TCD"]
