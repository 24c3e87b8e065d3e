"""Captions in plain text: words under a picture, told by what captions say."""

import re

from dateline.sources.clean import plain
from dateline.sources.furniture import CREDIT

PICTURE = (
    r"(?:photo(?:graph|s)?|pictures?|images?|frame|video ?grab|screen ?grab|screenshot|handout|illustration|graphic)"
)
STATED = r"(?:shows?|showing|released|provided|taken|made|seen|distributed|obtained|from|by|dated|supplied)"
OPENS = re.compile(
    rf"^(?:in\s)?(?:this|these)\s(?:[\w,.'-]+\s){{0,6}}?{PICTURE}\b[^.]{{0,200}}?\b{STATED}\b|"
    rf"^(?:an?|the)?\s?(?:undated|file|handout|combination|satellite|still|archive)\s(?:[\w-]+\s){{0,2}}?{PICTURE}\b|"
    r"^(?:file\s?(?:photo|picture|image|pic)?\s?[-:–—]|(?:photo|image)\s?[:|]|pictured?\s?:)",
    re.IGNORECASE,
)
# these may as well be spoken of in the story: "a photo released by the agency shows"
OPENS_EARLY = re.compile(rf"^(?:an?|the)\s(?:[\w,.'-]+\s){{0,4}}?{PICTURE}\b[^.]{{0,200}}?\b{STATED}\b", re.IGNORECASE)
CREDITED = re.compile(
    rf"(?i:\b{PICTURE}\s?(?:by\b|:|courtesy\b|credit\b|via\b)).{{1,70}}$|(?i:\b{PICTURE})/(?=[A-Z]).{{1,70}}$|"
    r"(?i:\b(?:photograph|credit|image|picture|photo)\s?:).{1,60}$|\s[–—-]\s(?i:video|in pictures|photos?)$|"
    r"\((?=[A-Z])(?:[^()]{0,60}(?i:\b(?:photo|via|getty|courtesy|image|file|pool|handout|screengrab)\b)[^()]{0,40}|[^()/]{2,40}/[^()]{2,40})\)\.?$"
)
AGENCY_END = re.compile(r"[.!?\"']\s?\([A-Z][\w.&' -]{1,30}\)$")
POSED = re.compile(
    r"\b(?:is|are|can be) seen\b|\b(?:shows?|pictured|poses?|waves?)\b|"
    r",\s(?:left|right|cent(?:er|re)|second (?:from )?(?:left|right))\b|\(([LRC]|left|right|center)\)"
)
SCREEN = re.compile(
    r"^(?:(?:a|the|some)\s)?(?:\w+\s){0,3}(?:people|man|woman|men|women|person|citizens?|commuters?|visitors?|passers-?by|passengers?|residents?|"
    r"travell?ers?|pedestrians?|tv|television)\b.{0,60}\b(?:watch\w*|walks?|looks?|pass(?:es)?|shows?|sits?|stands?)\b.{0,60}\b(?:tv|television|"
    r"screens?|monitors?|broadcasts?|news|footage)\b",
    re.IGNORECASE,
)
# a picture out of the archive shows another occasion than the story's, often without its year
FROM_FILE = re.compile(
    r"\b(?:file|archived?|stock|library)\s(?:(?:tv|video|news|television)\s)?(?:photo(?:graph)?|picture|pic|image|footage|video|film|tape|clip)s?\b|"
    r"[(/]\s?file\s?(?:photo)?\s?\)",
    re.IGNORECASE,
)
MIN_WORDS, MAX_WORDS = 5, 90


def is_caption(line: str, *, early: bool) -> bool:
    """Whether a paragraph is a picture's caption. `early`: it stands before the second paragraph of the story, where pictures do."""
    flat = plain(line)
    if not MIN_WORDS <= len(flat.split()) <= MAX_WORDS or CREDIT.match(flat):
        return False
    if OPENS.match(flat) or CREDITED.search(flat) or (early and OPENS_EARLY.match(flat)):
        return True
    sentences = len(re.findall(r"[a-z)][.!?]\s+[A-Z]", flat)) + 1
    if SCREEN.search(flat) and (early or AGENCY_END.search(flat)):
        return True
    return bool(AGENCY_END.search(flat)) and sentences <= 2 and (early or bool(POSED.search(flat)))


def is_from_file(caption: str) -> bool:
    """Whether a caption says that its picture is an old one."""
    return bool(FROM_FILE.search(plain(caption)))
