"""The brief: a situation report made from the record, in which every sentence carries its references."""

from dateline.export.brief.compose import compose
from dateline.export.brief.parts import Brief, Sentence
from dateline.export.brief.render import markdown, plain

__all__ = ["Brief", "Sentence", "compose", "markdown", "plain"]
