"""Who says what: attributions as spans, statements with their speakers, and whom the words at a place are credited
to."""

from dateline.extract.statements.actors import PhraseReader
from dateline.extract.statements.credit import Attributions, attribution_of
from dateline.extract.statements.credited import Credited, credited
from dateline.extract.statements.find import utterances
from dateline.extract.statements.local import LocalReader
from dateline.extract.statements.speaker import Resolver
from dateline.extract.statements.statements import find_statements
from dateline.extract.statements.utterance import Utterance

__all__ = [
    "Attributions",
    "Credited",
    "LocalReader",
    "PhraseReader",
    "Resolver",
    "Utterance",
    "attribution_of",
    "credited",
    "find_statements",
    "utterances",
]
