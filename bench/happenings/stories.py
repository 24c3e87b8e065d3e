"""Documents that tell one story, by the words they share.

Words are cut to seven letters and weighed by how often a document has them and by how few have them; the closest groups are
joined first, by the mean likeness of their documents (average linkage), until none is close enough.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

import numpy as np

LETTERS, COMMON, ALIKE = 7, 0.3, 0.2
WORD = re.compile(r"[A-Za-z]{3}\w*")


def stories(documents: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The story of each document, named by the first of its documents; `documents` are lists of words."""
    names = sorted(documents)
    groups = _joined(_likeness([documents[n] for n in names]))
    return {names[i]: names[min(group)] for group in groups for i in group}


def _likeness(documents: Sequence[Sequence[str]]) -> np.ndarray:
    counts = [Counter(w.lower()[:LETTERS] for w in words if WORD.match(w)) for words in documents]
    holders = Counter(w for c in counts for w in c)
    kept = {w: i for i, w in enumerate(sorted(w for w, n in holders.items() if 1 < n < max(3, COMMON * len(counts))))}
    table = np.zeros((len(counts), max(len(kept), 1)))
    for row, c in zip(table, counts, strict=True):
        for w, n in c.items():
            if w in kept:
                row[kept[w]] = (1 + log(n)) * log(len(counts) / holders[w])
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    return np.asarray(table @ table.T)


def _joined(alike: np.ndarray) -> list[list[int]]:
    groups, sizes = [[i] for i in range(len(alike))], np.ones(len(alike))
    np.fill_diagonal(alike, -1)
    while len(alike) and alike.max() >= ALIKE:
        a, b = divmod(int(alike.argmax()), len(alike))
        mean = (alike[a] * sizes[a] + alike[b] * sizes[b]) / (sizes[a] + sizes[b])
        alike[a], alike[:, a] = mean, mean
        alike[a, a] = -1
        alike[b], alike[:, b] = -1, -1
        sizes[a] += sizes[b]
        groups[a], groups[b] = groups[a] + groups[b], []
    return [g for g in groups if g]
