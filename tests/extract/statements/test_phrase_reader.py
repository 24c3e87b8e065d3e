"""Speakers read with actor phrases: which of those inside a noun phrase is the speaker."""

from collections.abc import Callable

from dateline.extract.statements import PhraseReader, find_statements
from dateline.model import Actor
from dateline.normalize.who.phrase import ActorPhrase, Form
from dateline.reading.document import Document, Sentence

Lay = Callable[..., Document]
LUND = Actor(code="NOR", name="Ida Lund", person="Ida Lund", title="foreign minister", org="Norway Foreign Ministry")
NAVY = Actor(code="NOR", name="Norway", role="MIL", org="Norway navy")
NORWAY = Actor(code="NOR", name="Norway")
NRK = Actor(code="NOR", name="NRK", role="MED", org="NRK")


def reader(document: Document, *known: tuple[str, Form, Actor]) -> PhraseReader:
    def phrases(sentence: Sentence) -> list[ActorPhrase]:
        out = []
        for words, form, actor in known:
            for token in sentence:
                at = sentence.start_of(token)
                if document.folded.startswith(words, at):
                    head = next(t for t in sentence if sentence.end_of(t) == at + len(words))
                    out.append(ActorPhrase(at, at + len(words), actor, form, head.i))
        return out

    return PhraseReader(document, phrases, {"Ida Lund": "f"})


def test_a_surname_is_the_person_it_stands_for(lay: Lay) -> None:
    document = lay("Lund said that the talks were over.")
    (s,) = find_statements(document, reader(document, ("Lund", "person", LUND)))
    assert (s.by.speaker, s.by.role, s.by.org, s.by.actor) == (
        "Ida Lund",
        "foreign minister",
        "Norway Foreign Ministry",
        "NOR",
    )


def test_a_body_speaks_by_a_spokesperson_and_an_outlet_by_itself(lay: Lay) -> None:
    document = lay("The navy said that the ship was lost. NRK reported that the crew was safe.")
    navy, nrk = find_statements(document, reader(document, ("navy", "organ", NAVY), ("NRK", "organ", NRK)))
    assert (navy.by.speaker, navy.by.org) == ("spokesperson", "Norway navy")
    assert (nrk.by.speaker, nrk.by.org) == ("NRK", "NRK")


def test_an_official_belongs_to_the_body_named_with_him(lay: Lay) -> None:
    document = lay("A senior navy official said that the ship was lost.")
    (s,) = find_statements(document, reader(document, ("navy", "organ", NAVY)))
    assert (s.by.speaker, s.by.org, s.by.actor) == ("official", "Norway navy", "NOR")


def test_a_person_named_as_owner_is_not_the_speaker(lay: Lay) -> None:
    document = lay("Lund's lawyer said that the charge was false.")
    (s,) = find_statements(document, reader(document, ("Lund", "person", LUND)))
    assert s.by.speaker == "lawyer"


def test_a_country_that_speaks_has_no_other_body(lay: Lay) -> None:
    document = lay("Norway said that the ship was lost.")
    (s,) = find_statements(document, reader(document, ("Norway", "country", NORWAY)))
    assert (s.by.speaker, s.by.org, s.by.actor) == ("spokesperson", "Norway", "NOR")


def test_a_known_gender_keeps_a_pronoun_away(lay: Lay) -> None:
    document = lay("Lund left Oslo on Monday.\n\nHe said that the ship was lost.")
    (s,) = find_statements(document, reader(document, ("Lund", "person", LUND)))
    assert s.lost
    assert s.by.speaker == "he"
