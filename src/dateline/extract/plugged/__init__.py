"""Extractors of others beside the built-in one: their protocol, the gate, and one for any OpenAI-compatible endpoint."""

from dateline.extract.plugged.asking import ask
from dateline.extract.plugged.gate import Gate
from dateline.extract.plugged.loading import load_extractors
from dateline.extract.plugged.protocol import BadAnswer, Extractor, ExtractorError, Guide, Proposal, Proposed

__all__ = [
    "BadAnswer",
    "Extractor",
    "ExtractorError",
    "Gate",
    "Guide",
    "Proposal",
    "Proposed",
    "ask",
    "load_extractors",
]
