"""Page furniture: lines that belong to the page and not to the story, and what else stands on a line of its own.

The vocabulary is that of English news pages at large; a line is judged alone, without its neighbours.
"""

import re
from typing import Literal

from dateline.sources.clean import plain
from dateline.sources.dates import WEEKDAY, find_dates
from dateline.sources.words import words

Furniture = Literal["label", "menu", "stamp", "byline", "notice", "pointer", "credit"]

NETWORKS = (
    "facebook twitter x pinterest whatsapp messenger reddit telegram tumblr linkedin linked instagram youtube tiktok viber "
    "line vk skype flipboard pocket email mail e-mail gmail print copy link rss sms threads bluesky mastodon google news app"
)
MENU = (
    "share tweet save like comment comments reply replies subscribe sign log login register in up out menu home search skip to "
    "content contents main navigation go next previous back top more read live latest breaking video videos photo photos gallery "
    "audio podcast podcasts advertisement advertisements advert ads sponsored promoted newsletter newsletters follow us on via "
    "with this story article post page font size text about contact terms privacy cookies cookie settings close open expand "
    "loading toggle trending topics tags related most popular viewed recommended editor's picks opinion sport sports business "
    "world politics culture lifestyle health tech technology science entertainment national international local weather "
    "and or the by a your our see all view show hide less now today account donate support min minute minutes views view"
)
MENU_WORDS, NETWORK_WORDS = words(f"{NETWORKS} {MENU}"), words(NETWORKS)

NOTICE = re.compile(
    r"""^[^\w"']*(?:
      advertis(?:e|ement)s?\b.{0,20}$ | sponsored\b.{0,20}$ | story\ continues | article\ continues | continue\ reading | scroll\ down
    | (?:sign|log)\ ?(?:up|in)\b | subscribe\b | subscription\b | click\ here | tap\ here | follow\ (?:us|the|our|@)
    | like\ this\ (?:story|article|post) | (?:please\ )?share\ (?:this|it|on|via|your)
    | leave\ a\ (?:reply|comment) | \d+\ (?:comments?|replies|responses|views|shares|likes)\b | (?:post|add|write)\ a\ comment
    | your\ e-?mail\ address | required\ fields | confirm\ that\ you | comments\ (?:are|is|posted|closed|\() | no\ comments
    | view\ (?:all\ )?comments | show\ (?:all\ )?comments | join\ the\ (?:conversation|discussion)
    | (?:\(c\)|©|all\ rights\ reserved) | .{0,60}\ba?ll\ rights\ reserved | this\ material\ may\ not
    | (?:we|this\ (?:site|website)|our\ (?:site|website)|by\ continuing).{0,80}\bcookies?\b | accept\ (?:all\ )?cookies
    | privacy\ policy | terms\ (?:of\ (?:use|service)|and\ conditions) | enable\ javascript | (?:please\ )?(?:enable|turn\ on)\ | your\ browser
    | (?:we\ apologi[sz]e,?\ but\ )?this\ video\ (?:has|is|cannot|could\ not|isn't)\b.{0,60}$
    | exit\ mobile | back\ to\ (?:top|video|home) | download\ (?:the|our)
    | (?:get|try|open)\ the\ app | support\ (?:our|us|independent) | we\ need\ your | you\ have\ \d+\ free | with\ your\ current
    | already\ a\ (?:subscriber|member) | become\ a\ (?:subscriber|member) | get\ (?:our|the\ latest|breaking|unlimited)
    | cite\ this | article\ (?:content|search) | (?:connected|related|recommended)\ content | an?\ icon\ of\b
    | skip\ to\ | go\ to\ (?:contents?|navigation) | (?:more|updates?)\ (?:to\ (?:come|follow)|soon|follows?)\b.{0,20}$
    | this\ live\ (?:blog|page|coverage)\b | (?:this\ is\ )?a\ (?:developing|breaking)\ story\b
    | this\ (?:story|article|page|report|post|piece|entry|text)\ (?:has\ been|was|is|will\ be|will)?\ ?(?:updated|edited|corrected|amended
      |first|originally|translated|republished|automatically|sponsored|part\ of|developing|produced|auto)
    | (?:this\ (?:story|article|text)|the\ (?:story|article|text))\ .{0,30}(?:edited|shortened|abridged|republished|syndicated)
    | (?:additional\ )?reporting\ by\b | (?:writing|editing|compiled|edited|written|translated|posted)\ by\b.{0,80}$
    | with\ (?:inputs?|reporting|files|additional) | source\ ?:.{0,60}$ | tags?\ ?: | topics?\ ?: | filed\ under | keywords?\ ?:
    | categor(?:y|ies)\ ?: | (?:disclaimer|editor'?s'?\ note|note\ to\ editors)\b | read\ original | view\ original | original\ (?:link|source)
    | (?:powered|published|hosted)\ by\b.{0,40}$ | (?:about\ the|the)\ authors?\b.{0,20}$ | all\ times\ are\b
    | (?:first|last)\ (?:published|updated|modified)\b.{0,80}$ | \(?end\)?\W*$ | \[?copyright\b.{0,80}$ | write\ to\b | contact\ us\b
    | (?:listen|watch)\ (?:to|the|now|live|online|this)\b.{0,60}$ | music,\ radio | print\ this | report\ (?:a|an)\ (?:typo|error)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
EDITORIAL = re.compile(
    r"^\W?\(\s?(?:ATTN|EDS|END|MORE|From our|This text|Photo|Picture|Video|Image)\b[^()]*\)\W?$"
    r"|^\([^()]{0,80}\b(?:editors?|length|partner|shortened|abridged)\b[^()]{0,60}\)$",
    re.IGNORECASE,
)
POINTER = re.compile(
    r"""^[^\w"']*(?:
      (?:also\ read|read\ also|to\ read\ also|read\ (?:more|next|this|full)|read|see\ also|see\ (?:more|related)|more\ (?:on|in|from|about)\b
        |related(?:\ (?:stories|articles|news|coverage|topics|posts|links?|content))?|similar(?:\ (?:stories|news))?|trending|recommended
        |don'?t\ miss|must[\ -]read|most\ (?:read|viewed|popular|shared)|you\ (?:may|might)\ (?:also\ )?(?:like|be)|in\ (?:other\ news|pictures)
        |watch|listen|video|photos?|in\ case\ you\ missed|explainer|explained|opinion|analysis|latest(?:\ (?:news|stories|headlines))?
        |top\ (?:stories|news)|breaking\ news|news\ in\ brief|what\ to\ (?:read|watch)|suggested|promoted|popular|from\ the\ archives?)
      \s*(?:[:|»›>–—]|\s-\s|\.\.\.|$)
      |(?:also\ read|read\ also|read\ more|see\ also|don'?t\ miss|related)\s+(?-i:(?=[A-Z"']))
    )""",
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip
SECTION = re.compile(
    r"^\W*(?:more (?:on|in|from)|related|latest|most |trending|recommended|connected|you (?:may|might)|see also|also read|read more|"
    r"top stories|in other news)",
    re.IGNORECASE,
)
NAME_PART = r"(?:[A-Z][\w'’.-]*|and|with|de|van|von|bin|al|the|in|of|for|,|&|\||/)"
BYLINE = re.compile(
    rf"^(?:(?i:by|from|author\s*:|(?:written|story|reported|text|words) by))\s+{NAME_PART}(?:[\s,]+{NAME_PART}){{0,9}}\W*$|^(?i:by)\s*\W*$"
)
# what stands beside the date in a masthead line
STAMP_WORDS = words(
    "posted published updated update write written modified edited created date dated issued effective first last on "
    "at by in of time read reading min mins minute minutes hour hours day days ago view views viewed comment comments "
    "share shares source am pm gmt utc est edt pst pdt cst cet cest msk kst jst ist bst et pt local calendar juche "
    "visits hits staff reporter correspondent editor desk online original version photo likes no |"
)
CLOCK = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::\d\d)?(?!\d)(?:\s*[ap]\.?m\b\.?)?", re.IGNORECASE)
MONTH_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s\d{1,2}(?:st|nd|rd|th)?\b(?!\s{0,9}[-–]?\s{0,9}\w{0,30}ly)"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)
PERIOD = re.compile(
    r"(?<![A-Za-z])\d{1,6}\s{0,9}(?:min|mins|minutes?|hours?|days?|weeks?|months?)\s{0,9}(?:ago|read)\b", re.IGNORECASE
)
PICTURE = (
    r"(?:photo|photograph|photographer|picture|image|pic|video|graphic|illustration|credit|courtesy|getty image)s?"
)
AGENCY = r"(?:getty images|afp|ap|reuters|epa|efe|yonhap|kyodo|xinhua|tass|sputnik|anadolu|shutterstock|pool)"
CREDIT = re.compile(
    rf"^\W*(?:file\s+|ap\s+)?{PICTURE}(?:\s*[:/|]|\s[–—-]\s|\s+(?:by|courtesy|credit)\b).{{0,80}}$"
    rf"|^\W*\(?[\w .'’/-]{{2,40}}/\s?{AGENCY}[\w /.-]{{0,40}}\)?\W*$"
    r"|^\S+\.(?:jpe?g|png|gif|webp)$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"^(?:\S{1,100}@\S{1,200}\.\w+|(?:https?://|www\.)\S+|(?:#\w+\s*)+|[\d\W_]+)$")
STAFF = re.compile(
    r"\b(?:Staff|Desk|Bureau|Correspondents?|Reporters?|Editors?|Team|Newsroom|News Service|Agency|Agencies|Writers?)$"
)
DAY_NAME = re.compile(rf"\b{WEEKDAY}", re.IGNORECASE)
MAX_NAMES = 4  # words of a name or section beside a full date or a clock time
MIN_FOREIGN = 40  # characters: below it a line in another script is the name of a language or site
MAIL = re.compile(r"(?<!\S)\S+@\S+")
WORD = re.compile(r"[^\W\d_][\w'’.-]*", re.UNICODE)
GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
LATIN = re.compile(r"[A-Za-z]")


def furniture(line: str) -> Furniture | None:
    """What kind of page furniture a line is, or None where it may be part of the story."""
    line = plain(line).strip()
    if ADDRESS.match(line) or (not LATIN.search(line) and len(line) < MIN_FOREIGN):
        return "label"
    if EDITORIAL.match(line):
        return "notice"
    if POINTER.match(line):
        return "pointer"
    if NOTICE.match(line):
        return "notice"
    if len(line) > 160:
        return "menu" if _icons(line) else None
    if CREDIT.match(line):
        return "credit"
    if BYLINE.match(line):
        return "byline"
    if _menu(line):
        return "menu"
    if is_stamp(line):
        return "stamp"
    return "label" if is_label(line) else None


def is_stamp(line: str) -> bool:
    """A line of dates, times and little else: "Posted on: June 22, 2016 | views: 199", "Cheryl Sanders, 11 September 2019"."""
    rest = line = MAIL.sub(" ", line)
    for found in reversed(list(find_dates(line))):
        rest = rest[: found.start] + " | " + rest[found.end :]
    for form in (PERIOD, CLOCK):
        rest = form.sub(" | ", rest)
    full = rest != line
    for form in (MONTH_DAY, DAY_NAME):
        rest = form.sub(" | ", rest)
    if rest == line:
        return False
    others = [
        w for w in WORD.findall(GLUED.sub(" ", rest)) if w.strip(".'").lower() not in STAMP_WORDS and LATIN.match(w)
    ]
    allowed = MAX_NAMES if full else 1
    return not others or (len(others) <= allowed and all(w[0].isupper() for w in others) and not _sentence_end(line))


def is_label(line: str) -> bool:
    """One to three words that end no sentence: a section's name, an author's, a button."""
    if _sentence_end(line) or line.endswith((":", "?", '"')):
        return False
    count = len(line.split())
    return count <= 3 or (count <= 6 and bool(STAFF.search(line)))


def is_section(line: str) -> bool:
    """A label under which headlines of other stories are listed: "Latest News", "MORE IN DEFENCE", "Related"."""
    return bool(SECTION.match(line)) and len(line.split()) <= 6


def _sentence_end(line: str) -> bool:
    return line.endswith((".", "!")) and not re.search(r"\b(?:[A-Z]\.)+$|\b[ap]\.m\.$", line)


def _menu(line: str) -> bool:
    found = [w.strip(".'").lower() for w in WORD.findall(GLUED.sub(" ", line))]
    known = sum(w in MENU_WORDS for w in found)
    networks = sum(w in NETWORK_WORDS for w in found)
    if not found or _sentence_end(line):
        return False
    return known >= 0.8 * len(found) or (networks >= 3 and known >= 0.6 * len(found))


def _icons(line: str) -> bool:
    """The alternative texts of a page's icons, run together."""
    return len(re.findall(r"\b(?:icon|mark|button|logo)\b", line, re.IGNORECASE)) > len(line.split()) / 12
