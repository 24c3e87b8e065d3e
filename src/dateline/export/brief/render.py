"""A brief as Markdown and as plain text."""

import re
from collections.abc import Callable, Iterator

from dateline.export.brief.cited import AT_MOST
from dateline.export.brief.parts import Brief, Flow, Paragraph, Sentence, SourceLine

# what Markdown would take for markup, in text that came from outside
MARKUP = re.compile(r"([\\`*_\[\]#|~])")


def markdown(brief: Brief | Flow) -> str:
    return "".join(FORMS["markdown"](brief))


def plain(brief: Brief | Flow) -> str:
    """The same without markup."""
    return "".join(FORMS["text"](brief))


def _markdown(brief: Brief | Flow) -> Iterator[str]:
    yield f"# {brief.title}"
    if brief.scope:
        yield f"\n\n*{_escape(brief.scope)}*"
    if brief.lead.sentences:
        yield f"\n\n{_paragraph(brief.lead)}"
    for section in brief.sections:
        yield f"\n\n## {section.title}\n"
        between = "\n" if section.listed else "\n\n"
        for n, paragraph in enumerate(section.paragraphs):
            yield (between if n else "\n") + _paragraph(paragraph)
    if brief.sources:
        yield "\n\n## Sources\n"
        yield from (f"\n{s.number}. {_escape(_source(s))}" for s in brief.sources)
    yield "\n"


def _plain(brief: Brief | Flow) -> Iterator[str]:
    yield brief.title.upper()
    if brief.scope:
        yield f"\n\n{brief.scope}"
    if brief.lead.sentences:
        yield f"\n\n{_sentences(brief.lead)}"
    for section in brief.sections:
        yield f"\n\n{section.title.upper()}"
        yield from (f"\n\n{'- ' if p.listed else ''}{_sentences(p)}" for p in section.paragraphs)
    if brief.sources:
        yield "\n\nSOURCES"
        yield from (f"\n[{s.number}] {_source(s)}" for s in brief.sources)
    yield "\n"


# piece by piece
FORMS: dict[str, Callable[[Brief | Flow], Iterator[str]]] = {"markdown": _markdown, "text": _plain}


def _sentences(paragraph: Paragraph) -> str:
    every = ([paragraph.head] if paragraph.head else []) + list(paragraph.sentences)
    return " ".join(referenced(s.text, s) for s in every)


def _paragraph(paragraph: Paragraph) -> str:
    text = " ".join(referenced(_escape(s.text), s) for s in paragraph.sentences)
    if paragraph.head:
        text = f"**{_escape(paragraph.head.text.removesuffix('.'))}** {refs(paragraph.head)}. {text}".rstrip()
    return f"- {text}" if paragraph.listed else text


def referenced(text: str, sentence: Sentence) -> str:
    """The references stand before the full stop; after a closing quotation mark they stand at the end."""
    marks = refs(sentence)
    return f"{text[:-1]} {marks}." if text.endswith(".") and not text.endswith("...") else f"{text} {marks}"


def refs(sentence: Sentence) -> str:
    """At most so many, as "[1][2]"; a run of all of them as "[1] to [79]"."""
    numbers = sentence.refs
    if len(numbers) > AT_MOST and sorted(numbers) == list(range(min(numbers), max(numbers) + 1)):
        return f"[{min(numbers)}] to [{max(numbers)}]"
    return "".join(f"[{n}]" for n in sorted(numbers[:AT_MOST]))


def _source(source: SourceLine) -> str:
    title = f'"{source.title}"' if source.title else source.id
    parts = [
        source.outlet,
        title,
        source.published or "no date",
        source.wire and f"text of {source.wire}",
        source.url,
        source.remark,
    ]
    return ", ".join(p for p in parts if p)


def _escape(text: str) -> str:
    return MARKUP.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
