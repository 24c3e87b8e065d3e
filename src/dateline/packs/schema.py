"""What a pack may hold. A pack is a folder: pack.yml, vocabularies/*.yml, actors.yml, places.yml, examples.yml."""

from datetime import date
from typing import Literal

from pydantic import Field

from dateline.model import Frozen, Realis


class Trigger(Frozen):
    """Words that can name a kind of event.

    `lemma` is one or more lemmas ("fire", "call off", "walk out of"); `pos` says what the first of them must be.
    `needs` are slots that must all be filled in the clause for the trigger to hold (a shot needs a weapon); "a|b" is either.
    `object`, if given, are lemmas of which one must stand in a phrase the trigger governs; `without` are lemmas there that void it.
    `subject`, if given, is what must act: "actor" (a country, body, group or person) or "weapon" (a term of the kind's own vocabulary).
    `carry`: the word only carries on an event that is already spoken of ("the missiles flew"); it opens none.
    `also` are kinds that the same words state as well: "a failed summit" is a meeting and a rejection.
    `sets` are terms that the trigger itself states ("misfire": outcome failure); `realis` what it implies ("plan").
    """

    lemma: str
    pos: Literal["verb", "noun", "adj"] = "verb"
    needs: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    subject: Literal["actor", "weapon"] | None = None
    carry: bool = False
    also: tuple[str, ...] = ()
    sets: dict[str, str] = Field(default_factory=dict)
    realis: Realis | None = None


class Slot(Frozen):
    """One argument of a kind: what type of phrase fills it and where it stands.

    `positions`: "subject", "object", "possessive", "modifier" (adjective or noun before), "by", "clause" (anywhere in the clause).
    `prepositions`: words that lead the phrase in. `role`: for a quantity, the role its surroundings give it ("range", "apogee").
    `vocabulary`: for a term, the vocabulary it must belong to.
    """

    type: Literal["actor", "person", "place", "time", "count", "quantity", "term"]
    positions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    vocabulary: str | None = None
    role: str | None = None


class Kind(Frozen):
    """A kind of event. `family` is the block in which reports of it are compared. `plover`, `cameo`, `acled` ("Type > Sub-event
    type") and `ucdp` (it is organised violence) map it to the code books that exports write; none where a book has no such event.
    `acled` may also tell the code by what is known of an event: {weapon: CODE} for one whose weapon is."""

    name: str
    label: str = ""
    family: str
    plover: str | None = None
    cameo: str | None = None
    acled: str | dict[str, str] | None = None
    ucdp: bool = False
    reciprocal: bool = False  # both sides act: a meeting has agents, no recipient
    speech: bool = False  # the event is the utterance: its time is when it was said
    triggers: tuple[Trigger, ...] = ()
    slots: dict[str, Slot] = Field(default_factory=dict)


class Word(Frozen):
    """One term of a vocabulary: its class, the class above it, and the phrases that name it (lemmas, lower case)."""

    term: str
    broader: str | None = None
    phrases: tuple[str, ...] = ()
    label: str = ""
    weak: bool = False  # alone it names no such thing: "shot", "device", "test"


class Vocabulary(Frozen):
    name: str
    words: tuple[Word, ...]


class Term(Frozen):
    """A dated office: "foreign minister of South Korea" from 2017-06-18 to 2021-02-08."""

    title: str
    org: str | None = None
    since: date | None = None
    until: date | None = None


class Person(Frozen):
    name: str
    actor: str
    aliases: tuple[str, ...] = ()
    gender: Literal["m", "f"] | None = None
    offices: tuple[Term, ...] = ()


class ActorEntry(Frozen):
    """A country, body or group. `names` stand for it as they are; `adjectives` ("North Korean") also qualify its organs;
    `metonyms` (capital, seat of government) act for it only where an actor is meant; `topical` names ("the North") hold
    only in a report that names it otherwise too. An organ has an `org`, a `role` and the `titles` of those who speak for it.

    Entries of one code and no `org` are one actor. Code "*" is an organ or office that any state has ("defence ministry"):
    its state comes from the phrase it stands in. Code "PRK+KOR" is a set ("the two Koreas") that stands for each of them.
    Code "-" holds phrases that contain an actor's name and are none.
    """

    code: str
    name: str
    role: str | None = None  # PLOVER: GOV MIL REB OPP PTY COP JUD SPY MED ...
    org: str | None = None
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    topical: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    members: tuple[str, ...] = ()  # codes, for a group of states
    people: tuple[Person, ...] = ()
    timezone: str | None = None


class PlaceEntry(Frozen):
    """A place the gazetteer lacks or gets wrong: a launch site, a sea, a border."""

    name: str
    names: tuple[str, ...] = ()
    type: Literal["site", "city", "region", "country", "sea", "strait", "airspace", "border", "island"] = "site"
    country: str | None = None
    admin: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    timezone: str | None = None


class Example(Frozen):
    """A sentence and what must (or, with `none`, must not) come out of it."""

    text: str
    published: str | None = None
    expect: tuple[dict[str, object], ...] = ()
    none: bool = False


class Pack(Frozen):
    """A pack as loaded. `folder` is where it lies, `digest` covers every file of it."""

    name: str
    version: str = "1"
    description: str = ""
    languages: tuple[str, ...] = ("en",)
    requires: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    vocabularies: tuple[Vocabulary, ...] = ()
    actors: tuple[ActorEntry, ...] = ()
    places: tuple[PlaceEntry, ...] = ()
    examples: tuple[Example, ...] = ()
    folder: str = ""
    digest: str = ""
