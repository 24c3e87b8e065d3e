"""`read`: one report alone to its reading. The whole way through the reading wing stands on this page."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from dateline.extract.claims import mentions_of
from dateline.extract.deal import deal
from dateline.extract.discourse import Discourse
from dateline.extract.entries import Entry, Placed
from dateline.extract.frames import Frame, find_frames
from dateline.extract.lend import lend_agents
from dateline.extract.lexicon import compile_lexicon
from dateline.extract.participants import Participants
from dateline.extract.phrases import Phrases
from dateline.extract.terms import find_terms
from dateline.extract.topic import elsewhere
from dateline.model import Reading, Report, Source, digest
from dateline.normalize.how_much import find_counts, find_ordinals, find_quantities
from dateline.normalize.when import Anchor, find_times
from dateline.normalize.where import Gazetteer, PlaceContext, find_places
from dateline.normalize.who import ActorTable, Cast, find_actors
from dateline.packs.loader import load_packs
from dateline.packs.schema import Pack
from dateline.reading import Document, Parser, lay_out_all
from dateline.reading.document import Sentence
from dateline.version import __version__

_SILENT = ("boilerplate", "dateline", "related")


class Reader:
    """Reads reports with a set of packs and a parser. Loads what it needs when it is first used; may be kept and used again."""

    def __init__(self, packs: Sequence[Pack] | None = None, model: str | None = None) -> None:
        self.packs = tuple(packs) if packs is not None else load_packs()
        self.parser = Parser(model)
        self.lexicon = compile_lexicon(self.packs)

    @cached_property
    def code(self) -> str:
        """Digest of code version, packs and parser: readings of one report under one code are equal."""
        return digest([__version__, sorted((p.name, p.digest) for p in self.packs), self.parser.version])

    @cached_property
    def table(self) -> ActorTable:
        return ActorTable.of([a for p in self.packs for a in p.actors])

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return Gazetteer.default([x for p in self.packs for x in p.places])

    def read(self, report: Report) -> Reading:
        return next(self.read_all([report]))[1]

    def read_all(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Reading]]:
        """Report and reading in the order they came, streamed in batches through the parser."""
        for document in lay_out_all(reports, self.parser):
            yield document.report, self.read_document(document)

    def read_document(self, document: Document) -> Reading:
        world = elsewhere(document, self.lexicon)
        if world is not None:
            return self._reading(document, [], notes=(f"read as {world}, not for events",))
        found = self.phrases(document)
        discourse = Discourse(self.lexicon, document.report.published)
        participants = Participants()
        for phrases in found:
            frames = find_frames(phrases, self.lexicon, participants)
            loose = deal(frames, phrases)
            discourse.take(frames, loose)
        lend_agents(discourse.entries, [a for p in found for a in p.actors], self.lexicon)
        return self._reading(document, discourse.entries)

    def phrases(self, document: Document) -> list[Phrases]:
        """All phrases of all sentences that can speak of events."""
        report = document.report
        anchor = Anchor(report.published)
        cast = Cast.learn(document, self.table, report.published)
        context = PlaceContext.of(document.sentences, self.gazetteer)
        out: list[Phrases] = []
        for sentence in document.sentences:
            if sentence.passage.role in _SILENT:
                continue
            before = out[-1].quantities if out else []
            out.append(self._of_sentence(sentence, anchor, cast, context, before))
        return out

    def _of_sentence(
        self, sentence: Sentence, anchor: Anchor, cast: Cast, context: PlaceContext, before: list
    ) -> Phrases:
        return Phrases(
            sentence,
            actors=list(find_actors(sentence, cast)),
            places=list(find_places(sentence, self.gazetteer, context)),
            times=find_times(sentence.tokens.text, anchor, base=sentence.span.start),
            terms=find_terms(sentence, self.lexicon),
            counts=find_counts(sentence),
            ordinals=find_ordinals(sentence),
            quantities=find_quantities(sentence, before),
        )

    def _reading(self, document: Document, entries: list[Entry], notes: tuple[str, ...] = ()) -> Reading:
        return Reading(
            report=document.report.key,
            code=self.code,
            passages=tuple(p.passage for p in document.paragraphs),
            mentions=mentions_of(entries, self.lexicon, lambda placed: ()),
            wire=document.wire,
            notes=(*document.notes, *notes),
        )
