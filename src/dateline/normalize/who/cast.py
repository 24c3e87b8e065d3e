"""Cast: what a report teaches about its actors, learned in one pass, and the phrases found on the way."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dateline.model import Actor, Span
from dateline.normalize.who import emit
from dateline.normalize.who.history import History
from dateline.normalize.who.line import Line, Piece, lay, leaves_of
from dateline.normalize.who.owners import own_organs
from dateline.normalize.who.people import Roster, Someone
from dateline.normalize.who.persons import meet, organ_name
from dateline.normalize.who.phrase import ActorPhrase
from dateline.normalize.who.table import ActorTable, Leaf
from dateline.normalize.who.titles import own_titles
from dateline.reading.document import Document, Sentence


@dataclass(eq=False)
class Cast:
    """Persons, organs and codes that a report names. Made by `learn`; an empty cast knows only the table."""

    table: ActorTable
    on: date | None = None
    roster: Roster = field(init=False)
    present: Counter[str] = field(default_factory=Counter)
    organs: dict[str, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )  # organ -> codes it was named with
    history: History = field(default_factory=History)
    home: str | None = None  # the state whose capital the dateline names
    found: dict[int, tuple[ActorPhrase, ...]] = field(default_factory=dict)  # by the offset of the sentence

    def __post_init__(self) -> None:
        self.roster = Roster(self.table, self.on)

    @property
    def persons(self) -> tuple[Someone, ...]:
        return tuple(self.roster.people)

    @classmethod
    def learn(cls, document: Document, table: ActorTable, published: str | None = None) -> "Cast":
        """Read the report once. `published` (ISO date or date-time) bounds who held which office."""
        lines = [
            document.folded[p.passage.span.start : p.passage.span.end]
            for p in document.paragraphs
            if p.passage.role == "dateline"
        ]
        home = next((code for line in lines if (code := _seat(line, table.scan(line)))), None)
        return cls.of(document.sentences, table, published, home)

    @classmethod
    def of(
        cls, sentences: Iterable[Sentence], table: ActorTable, published: str | None = None, home: str | None = None
    ) -> "Cast":
        """The same from sentences alone. `home` is the state that a bare "the army" belongs to; else a dateline tells."""
        cast = cls(table, _day(published))
        scanned = [(s, leaves_of(s, table)) for s in sentences]
        for _, leaves in scanned:
            cast.present.update(leaf.rows[0].code for leaf in leaves if leaf.rows[0].kind not in ("topical", "none"))
        cast.home = home or next((code for s, leaves in scanned[:6] if (code := _dateline(s, leaves))), None)
        lines = [cast.lay_out(s, lay(s, leaves, cast.present, table)) for s, leaves in scanned]
        cast.roster.merge()
        for number, line in enumerate(lines):
            cast.found[line.sentence.span.start] = emit.phrases_of(line, number, cast)
        return cast

    def lay_out(self, _: Sentence, line: Line) -> Line:
        """Organs, titles and persons of a sentence; what it teaches goes into the roster."""
        own_organs(line)
        own_titles(line)
        meet(line, self.roster)
        for piece in line.pieces:
            if piece.kind == "organ" and piece.codes and piece.org:
                self.organs[piece.org].update(piece.codes)
        return line

    def phrases(self, sentence: Sentence) -> tuple[ActorPhrase, ...]:
        """The actor phrases of a sentence; one that was not learned is read by what is known so far."""
        key = sentence.span.start
        if key not in self.found:
            line = self.lay_out(sentence, lay(sentence, leaves_of(sentence, self.table), self.present, self.table))
            self.found[key] = emit.phrases_of(line, len(self.found), self)
        return self.found[key]

    def resolve(self, sentence: Sentence, span: Span) -> Actor | tuple[Actor, ...] | None:
        """Whom the words of `span` (report offsets) stand for: one actor, several, or nobody who can be told."""
        hits = [p for p in self.phrases(sentence) if p.start < span.end and span.start < p.end]
        whole = [p for p in hits if p.start <= span.start and span.end <= p.end] or hits
        values = tuple(dict.fromkeys(p.value for p in whole))
        return values[0] if len(values) == 1 else values or None

    def organ_name(self, piece: Piece, code: str | None) -> str | None:
        return organ_name(piece, code, self.table)


def _dateline(sentence: Sentence, leaves: list[Leaf]) -> str | None:
    return None if sentence.passage.role == "headline" else _seat(sentence.tokens.text, leaves)


def _seat(text: str, leaves: list[Leaf]) -> str | None:
    """The state of a seat of government in capitals at the opening of a line: "SEOUL, Sept. 10 (Agency) --"."""
    if not leaves or leaves[0].start > 1:
        return None
    metonym = next((r for r in leaves[0].rows if r.kind == "metonym"), None)
    after = text[leaves[0].end : leaves[0].end + 2].strip()
    return (
        metonym.code if metonym and text[: leaves[0].end].isupper() and after[:1] in (",", "-", "(", "/", "") else None
    )


def _day(published: str | None) -> date | None:
    parts = (published or "").split("T")[0].split("-")
    if not published or not parts[0].isdigit():
        return None
    numbers = [int(p) for p in parts[:3] if p.isdigit()] + [1, 1]
    try:
        return date(numbers[0], numbers[1], numbers[2])
    except ValueError:
        return None
