"""Numbers that count nothing: dates, clock times, ages, money, shares, scores, parts of a name."""

import re

from dateline.normalize.how_much.listed import listed

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_BEFORE = re.compile(
    rf"(?:(?:{_MONTH}|[$€£¥₩#]|\b(?:aged?|No\.|Nos\.|number|page|chapter|article|section|paragraph|resolution|flight|channel"
    r"|route|room|group of|USD|EUR|day|phase|stage|level|point|step|item|vol\.|grade|tier))[ ]?)\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:,? {_MONTH}(?![a-z])| ?%|-?(?:year|month|week|day|hour|minute)s?[- ]old\b| ?(?:percent|per cent|pct)\b"
    r"| ?(?:a|p)\.?m\b| (?:hours? )?(?:GMT|UTC|KST|JST|EST|EDT|PST|local time)"
    r"| (?:dollars?|euros?|won|yen|pounds?|roubles?|rubles?|rupees?|yuan|shekels?|cents?|basis points?|times|fold|o'clock"
    r"|votes? to)\b|-?fold\b|-?(?:mm|cm|millimet|calibre|caliber)| ?(?:millimet|mm\b|cm\b|°|degrees)"
    r"| (?:past|to) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)",
    re.IGNORECASE,
)
_SCORE = re.compile(r"-\d{1,3}(?![\d,])(?! ?[a-z])", re.IGNORECASE)
TIME_NOUNS = listed(
    "second minute hour day night week weekend fortnight month year decade century quarter season morning evening "
    "afternoon moment while time"
)


def counts_nothing(text: str, start: int, end: int, value: float) -> bool:
    """Whether the number at `text[start:end]` is no count by the characters around it."""
    digits = text[start:end]
    if digits.isdigit() and len(digits) == 4 and 1900 <= value <= 2100:
        return True
    if value != int(value) or digits.startswith("0"):
        return True
    return bool(
        _BEFORE.search(text, max(0, start - 16), start) or _AFTER.match(text, end) or _is_score(text, start, end)
    )


def _is_score(text: str, start: int, end: int) -> bool:
    if not text[start:end].isdigit():
        return False
    second = re.search(r"\d-\Z", text[:start]) and not re.match(r" ?[a-z]", text[end:])
    return bool(_SCORE.match(text, end) or second)
