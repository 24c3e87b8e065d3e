"""Who says what: attributions as spans, statements with their speakers, and whom the words at a place are credited
to."""

from dateline.extract.statements.find import utterances
from dateline.extract.statements.speaker import Resolver
from dateline.extract.statements.statements import Credited, attribution_of, credited, find_statements
from dateline.extract.statements.utterance import Utterance

__all__ = ["Credited", "Resolver", "Utterance", "attribution_of", "credited", "find_statements", "utterances"]
