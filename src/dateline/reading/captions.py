"""Captions in plain text: words under a picture, told by what captions say."""

import re

from dateline.sources.clean import plain
from dateline.sources.furniture import CREDIT

PICTURE = r"(?:photo(?:graph|s)?|pictures?|images?|frame|footage|video|handout|screen ?grab|screenshot|combination|illustration|graphic)"
OPENS = re.compile(
    rf"^(?:(?:in\s)?(?:this|these|an?|the)\s(?:[\w,.'-]+\s){{0,6}}?{PICTURE}\b(?:[^.]{{0,200}}?)\b(?:shows?|showing|released|provided|taken|made|"
    rf"seen|distributed|obtained|from|by|dated|supplied)\b|file\s?(?:photo|picture|image|pic)?\s?[-:–—]|photo\s?[:|]|pictured?\s?:|"
    rf"(?:undated|file)\s{PICTURE}|image\s?:)",
    re.IGNORECASE,
)
CREDITED = re.compile(
    rf"(?:\bfile\s)?\b{PICTURE}\s?(?:by\b|:|/|courtesy\b|credit\b|via\b).{{1,70}}$|\b(?:photograph|credit|image|picture|photo)\s?:.{{1,60}}$|"
    r"\s[–—-]\s(?:video|in pictures|photos?)$|\((?:[^()]*\b(?:photo|via|getty|courtesy|image|file|pool|handout|screengrab)\b[^()]*|[^()]*/[^()]*)\)\W?$",
    re.IGNORECASE,
)
AGENCY_END = re.compile(r"[.!?\"']\s?[(\[](?:[A-Z][\w.&' -]{1,30})[)\]]$")
POSED = re.compile(r"\b(?:is|are|can be) seen\b|\b(?:shows?|pictured|poses?|waves?)\b|,\s(?:left|right|cent(?:er|re)|second (?:from )?(?:left|right))\b|\(([LRC]|left|right|center)\)")  # fmt: skip
SCREEN = re.compile(
    r"^(?:(?:a|the|some)\s)?(?:\w+\s){0,3}(?:people|man|woman|men|women|person|citizens?|commuters?|visitors?|passers-?by|passengers?|residents?|"
    r"travell?ers?|pedestrians?|tv|television)\b.{0,60}\b(?:watch\w*|walks?|looks?|pass(?:es)?|shows?|sits?|stands?)\b.{0,60}\b(?:tv|television|"
    r"screens?|monitors?|broadcasts?|news|footage)\b",
    re.IGNORECASE,
)
MIN_WORDS, MAX_WORDS = 5, 90


def is_caption(line: str, *, early: bool) -> bool:
    """Whether a paragraph is a picture's caption. `early`: it stands before the second paragraph of the story, where pictures do."""
    flat = plain(line)
    if not MIN_WORDS <= len(flat.split()) <= MAX_WORDS or CREDIT.match(flat):
        return False
    if OPENS.match(flat) or CREDITED.search(flat):
        return True
    sentences = len(re.findall(r"[a-z)][.!?]\s+[A-Z]", flat)) + 1
    if SCREEN.search(flat) and (early or AGENCY_END.search(flat)):
        return True
    return bool(AGENCY_END.search(flat)) and sentences <= 2 and (early or bool(POSED.search(flat)))
