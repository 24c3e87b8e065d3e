"""The brief: a situation report made from the record, in which every sentence carries its references."""

from dateline.export.brief.compose import compose, flowing
from dateline.export.brief.parts import Brief, Flow, Sentence
from dateline.export.brief.render import FORMS, markdown, plain

__all__ = ["FORMS", "Brief", "Flow", "Sentence", "compose", "flowing", "markdown", "plain"]
