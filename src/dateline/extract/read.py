"""`read`: one report alone to its reading. The whole way through the reading wing stands on this page."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from dateline.extract.claims import mentions_of
from dateline.extract.deal import deal
from dateline.extract.discourse import Discourse
from dateline.extract.entries import Placed
from dateline.extract.frames import find_frames
from dateline.extract.lend import lend_agents
from dateline.extract.lexicon import compile_lexicon
from dateline.extract.participants import Participants
from dateline.extract.phrases import Phrases
from dateline.extract.terms import find_terms
from dateline.model import Reading, Report, Source, digest
from dateline.normalize.how_much import find_counts, find_ordinals, find_quantities
from dateline.normalize.when import Anchor, find_times
from dateline.normalize.where import Gazetteer, PlaceContext, find_places
from dateline.normalize.who import ActorTable, Cast, find_actors
from dateline.packs.loader import load_packs
from dateline.packs.schema import Pack
from dateline.reading import Document, Parser, lay_out_all
from dateline.version import __version__
