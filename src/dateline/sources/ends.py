"""How lines end: with a sentence, or in the middle of one."""

import re

from dateline.sources.clean import plain
from dateline.sources.words import words

# a sentence that stops on one of these was cut off
OPEN_ENDED = words(
    "a an the of to in on at by for from with without into onto upon over under about against between among and or "
    "but nor that which who whose whom as than because while when where if is are was were be been has have had do "
    "does did will would can could should may might must its their his her my our your this these those not also "
    "including such"
)
STATE = re.compile(r"\b(?:against|with|from|by|to|in|for|of|between|and) (?:U\.S\.|U\.N\.|U\.K\.|E\.U\.)$")
CREDIT_END = re.compile(r"(?<=[.!?\"'])\s*(?:[(\[][^()\[\]]{2,40}[)\]]|[A-Z]{2,4})$")
WORD = re.compile(r"\w(?:[\w'’.-]*\w)?", re.UNICODE)


def ends_sentence(line: str) -> bool:
    """Whether the line closes a sentence: a stop, behind it at most quotes, brackets, a credit "(AGENCIES)" or initials."""
    tail = CREDIT_END.sub("", plain(line).rstrip()).rstrip("\"')]* ")
    return not tail.endswith(("...", "…")) and tail.endswith((".", "!", "?"))


def is_open(line: str) -> bool:
    """Whether the line stops in mid-sentence by its last word, a comma or an ellipsis."""
    tail = plain(line).rstrip("\"') ")
    if tail.endswith((",", ";", "-", "...", "…", "[...]", "[…]", "(", "/")):
        return True
    found = WORD.findall(tail)
    return bool(found) and (found[-1].lower() in OPEN_ENDED or bool(STATE.search(tail)))
