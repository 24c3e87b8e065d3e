"""Whether a report belongs to another world (sport, screen, business ...), where launches and strikes are something else."""

from collections import defaultdict

from dateline.extract.lexicon import Lexicon, norms
from dateline.reading.document import Document

VOCABULARY = "elsewhere"
PLAYED = ("sport", "screen")  # worlds whose shots and launches are played
# Three different words of one world, at least one in sixty words; weapons named for what they are speak against it.
_DISTINCT, _PER_WORD, _TEXT_LIMIT = 3, 1 / 60, 4000


def elsewhere(document: Document, lexicon: Lexicon) -> str | None:
    """The other world that a report belongs to, or None. Judged on the first part of the text."""
    seen: dict[str, set[str]] = defaultdict(set)
    words = weapons = 0
    for token in (t for p in document.paragraphs for t in p.doc):
        words += token.is_alpha
        for norm in norms(token):
            for naming in lexicon.namings.get(norm, ()):
                if naming.before and (
                    token.i < len(naming.before)
                    or [x.lower_ for x in token.doc[token.i - len(naming.before) : token.i]] != list(naming.before)
                ):
                    continue
                if naming.vocabulary == VOCABULARY:
                    seen[naming.word.term].add(norm)
                elif naming.vocabulary == "weapons" and not naming.word.weak and naming.word.term != "rocket":
                    weapons += 1
        if words > _TEXT_LIMIT:
            break
    if not seen:
        return None
    world, found = max(seen.items(), key=lambda item: (len(item[1]), item[0]))
    need = max(_DISTINCT, words * _PER_WORD) + (0 if world in ("screen", "sport") else weapons)
    return world if len(found) >= need else None
