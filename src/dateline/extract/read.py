"""`read`: one report alone to its reading. The whole way through the reading wing stands on this page."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from dateline.extract.ahead import keep_to_time
from dateline.extract.at_home import without_home_affairs
from dateline.extract.at_talks import lend_mediators, lend_outcomes, lend_partners
from dateline.extract.authors import lend_authors
from dateline.extract.bare import bare_frames
from dateline.extract.claims import mentions_of
from dateline.extract.commitments import find_commitments
from dateline.extract.deal import deal
from dateline.extract.discourse import Discourse
from dateline.extract.entries import Entry
from dateline.extract.frames import Frame, find_frames
from dateline.extract.headed import Headings
from dateline.extract.joining import lend_bodies
from dateline.extract.lend import lend_agents, lend_defence, lend_hosts, lend_others, lend_sides, lend_weapons
from dateline.extract.lexicon import compile_lexicon
from dateline.extract.likened import likened
from dateline.extract.moments import stated_day
from dateline.extract.participants import Participants
from dateline.extract.parties import Parties
from dateline.extract.phrases import Phrases
from dateline.extract.plugged import Extractor, Gate, Guide, ask
from dateline.extract.presence import lend_people
from dateline.extract.siblings import lend_to_siblings
from dateline.extract.statements import Attributions, find_statements
from dateline.extract.statements.actors import PhraseReader
from dateline.extract.story import lend_days
from dateline.extract.struck import settle_parties
from dateline.extract.tallies import find_tallies
from dateline.extract.tense import tense_of
from dateline.extract.terms import find_terms
from dateline.extract.topic import elsewhere
from dateline.extract.torn_times import disagreements
from dateline.model import Mention, Reading, Report, Span, digest
from dateline.normalize.how_much import find_counts, find_ordinals, find_quantities
from dateline.normalize.when import Anchor, TimePhrase, find_times
from dateline.normalize.where import Gazetteer, PlaceContext, find_places
from dateline.normalize.who import ActorPhrase, ActorTable, Cast, find_actors
from dateline.packs.loader import load_packs
from dateline.packs.schema import Pack
from dateline.reading import Document, Parser, lay_out_all
from dateline.reading.document import Sentence
from dateline.reading.labels import Labeller
from dateline.version import __version__

_SILENT = ("boilerplate", "dateline", "related")


class Reader:
    """Reads reports with a set of packs and a parser. Loads what it needs when it is first used; may be kept and used again.

    `model` names an installed spaCy pipeline for English; None takes DATELINE_MODEL or the packaged one. `extractors` are
    asked beside the built-in one. One that has no answer now leaves a note, and the reading the code of a reader without it, so
    that the report is read again next time; one whose answer is of no use was heard."""

    def __init__(
        self,
        packs: Sequence[Pack] | None = None,
        model: str | None = None,
        extractors: Sequence[Extractor] = (),
    ) -> None:
        self.packs = tuple(packs) if packs is not None else load_packs()
        self.parser = Parser(model)
        self.lexicon = compile_lexicon(self.packs)
        self.extractors = tuple(extractors)

    @cached_property
    def code(self) -> str:
        """Digest of code version, packs, parser and extractors: readings of one report under one code are equal."""
        return self._code(self.extractors)

    def _code(self, extractors: Sequence[Extractor]) -> str:
        beside = [[(e.name, e.version) for e in extractors]] if extractors else []
        return digest([__version__, sorted((p.name, p.digest) for p in self.packs), self.parser.version, *beside])

    @cached_property
    def guide(self) -> Guide:
        return Guide.of(self.packs)

    @cached_property
    def table(self) -> ActorTable:
        return ActorTable.of([a for p in self.packs for a in p.actors])

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return Gazetteer.default([x for p in self.packs for x in p.places])

    @cached_property
    def labeller(self) -> Labeller:
        return Labeller.of(self.packs)

    @cached_property
    def languages(self) -> frozenset[str]:
        return frozenset(x for p in self.packs for x in p.languages)

    def read(self, report: Report) -> Reading:
        return next(self.read_all([report]))[1]

    def read_all(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Reading]]:
        """Report and reading in the order they came, streamed in batches through the parser."""
        for document in lay_out_all(reports, self.parser, labeller=self.labeller):
            yield document.report, self.read_document(document)

    def read_document(self, document: Document) -> Reading:
        """The reading of a report that is laid out already."""
        language = document.report.language
        if language is not None and language not in self.languages:
            return self._reading(document, unread=f"language: {language}")
        if (world := elsewhere(document, self.lexicon)) is not None:
            return self._reading(document, notes=(f"read as {world}: not for events",))
        return self._read(document)

    def _read(self, document: Document) -> Reading:
        found = self.phrases(document)
        entries = self._entries(document, found)
        by_sentence = {p.sentence.span.start: p for p in found}

        def times(sentence: Sentence) -> Sequence[TimePhrase]:
            held = by_sentence.get(sentence.span.start)
            return held.times if held is not None else []

        def actors(sentence: Sentence) -> Sequence[ActorPhrase]:
            held = by_sentence.get(sentence.span.start)
            return held.actors if held is not None else []

        speakers = PhraseReader(document, actors)
        sayings = Attributions(document, speakers)
        mentions = mentions_of(entries, lambda placed: sayings.at(placed.frame.span.start))
        gate = Gate(document.report.text, found, self.guide, sayings.at, mentions)
        beside = ask(self.extractors, gate)
        mentions = (*mentions, *beside.mentions)
        return self._reading(document, notes=(*disagreements(found, entries), *beside.notes)).model_copy(
            update={
                "code": self._code(beside.answered),
                "mentions": mentions,
                "statements": find_statements(document, speakers, lambda span: _about(span, mentions), sayings.found),
                "tallies": find_tallies(document, times, actors, mentions, self.packs),
                "commitments": find_commitments(document, times, actors, mentions, self.packs),
            }
        )

    def _entries(self, document: Document, found: Sequence[Phrases]) -> list[Entry]:
        peopled = any(a.value.code for p in found for a in p.actors)
        discourse = Discourse(self.lexicon, document.report.published, peopled=peopled)
        participants = Participants()
        parties = Parties()
        headings = Headings()
        frames: list[Frame] = []
        ever: set[str] = set()
        for at, phrases in enumerate(found):
            before = frozenset(t.vocabulary for p in found[max(0, at - 2) : at] for t in p.terms)
            last = frames
            frames = find_frames(phrases, self.lexicon, participants, before)
            parties.fill(frames, phrases)
            loose = deal(frames, phrases)
            headings.lend(frames, phrases)
            settle_parties(frames, phrases)
            keep_to_time(frames, document.report.published)
            frames += likened(phrases, frames, last)
            frames += bare_frames(phrases, self.lexicon, frames, before, frozenset(ever))
            ever.update(t.vocabulary for t in phrases.terms)
            discourse.take(frames, loose, phrases, stated_day(found[at - 1].times) if at else None)
        actors = [a for p in found for a in p.actors]
        lend_authors(discourse.entries, found)
        lend_agents(discourse.entries, actors, self.lexicon)
        lend_others(discourse.entries, found, actors)
        lend_defence(discourse.entries, actors)
        lend_people(discourse.entries)
        lend_weapons(discourse.entries, found)
        lend_sides(discourse.entries, actors)
        lend_hosts(discourse.entries, actors)
        lend_partners(discourse.entries, actors)
        lend_bodies(discourse.entries, actors)
        lend_mediators(discourse.entries)
        lend_outcomes(discourse.entries)
        lend_to_siblings(discourse.entries)
        lend_days(discourse.entries, found, document.report.published)
        return without_home_affairs(discourse.entries, actors)

    def phrases(self, document: Document) -> list[Phrases]:
        """All phrases of all sentences that can speak of events."""
        report = document.report
        anchor = Anchor(report.published)
        cast = Cast.learn(document, self.table, report.published)
        context = PlaceContext.of(document.sentences, self.gazetteer)
        out: list[Phrases] = []
        for sentence in document.sentences:
            if sentence.passage.role not in _SILENT:
                out.append(self._of_sentence(sentence, anchor, cast, context, out))
        return out

    def _of_sentence(
        self, sentence: Sentence, anchor: Anchor, cast: Cast, context: PlaceContext, before: Sequence[Phrases]
    ) -> Phrases:
        places = find_places(sentence, self.gazetteer, context)
        seas = [p for p in places if p.value.precision == "sea" and p.kind == "toponym"]
        return Phrases(
            sentence,
            actors=[a for a in find_actors(sentence, cast) if not any(a.span.within(p.span) for p in seas)],
            places=places,
            times=find_times(sentence.tokens.text, anchor, base=sentence.span.start, tense=tense_of(sentence)),
            terms=find_terms(sentence, self.lexicon),
            counts=find_counts(sentence),
            ordinals=find_ordinals(sentence),
            quantities=find_quantities(sentence, before[-1].quantities if before else []),
            at=len(before),
        )

    def _reading(self, document: Document, unread: str | None = None, notes: tuple[str, ...] = ()) -> Reading:
        return Reading(
            report=document.report.key,
            code=self.code,
            unread=unread,
            passages=tuple(p.passage for p in document.paragraphs),
            wire=document.wire,
            notes=(*document.notes, *notes),
        )


def _about(span: Span, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The entries that the words of a statement name."""
    return tuple(dict.fromkeys(m.entry for m in mentions if m.trigger.within(span)))
