"""The patterns of places described rather than named. Groups: prep, own (whose), dir, noun, of, km, unit, link, tail."""

import re

from dateline.normalize.where.words import DIRECTIONS

D = "(?:(?:" + "|".join(sorted(DIRECTIONS, key=len, reverse=True)) + r")(?![\w-]))"
_SIDE = r"(?:north|south)?(?:-?east|-?west)\b|(?:north|south)\b"
_PREP = (
    r"(?:(?P<prep>off|from|on|along|near|at|to|towards?|over|in|into|across|around|outside|inside|within|above|through|of|aboard"
    r"|against|beyond|past)\s{1,9})?"
)
_OWNER = (
    r"(?:(?P<own>its(?:\s+own)?|their|the|an?|(?:the\s+)?(?:[A-Z][\w.]*\s+){0,3}?[A-Z][\w.]*(?:['’]s|['’])?"
    r"|the\s+(?:country|nation|island|peninsula)['’]s)\s+)?"
)
_NUMBER = (
    r"(?P<km>\d[\d,]{0,11}(?:\.\d{1,9})?)(?:\s{0,9}(?:-|to)\s{0,9}\d[\d,.]{0,11})?[\s-]{0,9}"
    r"(?P<unit>kilomet(?:er|re)s?|kms?|nautical\s+miles?|miles?|mi)\b"
)
_ASIDE = r"(?:\s*\([^()]{0,40}\))?"
_SITE = (
    r"(?:air\s?(?:field|base|port|strip)|aerodrome|(?:missile|rocket|nuclear|satellite|weapons?)?\s{0,9}(?:test(?:ing)?|launch(?:ing)?)\s+"
    r"(?:site|range|ground|facility|pad|center|centre|station)|(?:military|naval|submarine|missile|army|air\s+force)\s+(?:base|zone|site)"
    r"|launch\s?pad|shipyard|spaceport|cosmodrome|buffer\s+zone|military\s+buffer\s+zone|(?:undisclosed|unspecified|unknown|secret)\s+"
    r"(?:location|place|site|area)|silo|golf\s+course|pontoon|(?:inland|coastal|western|eastern|northern|southern)\s+(?:area|region)s?)"
)

COAST = re.compile(
    rf"\b{_PREP}{_OWNER}(?:(?P<dir>{D})\s+)?(?P<noun>coast(?:line|al\s+(?:area|region)s?)?|shores?|seaboard)\b(?P<of>\s+of\s+)?"
)
WATERS = re.compile(
    rf"\b{_PREP}{_OWNER}(?:(?P<dir>{D})\s+)?(?:(?:international|territorial|coastal|open|nearby)\s+)?"
    r"(?P<noun>waters|seas?|ocean|water)\b(?![-\w])"
)
BEHIND_WATERS = re.compile(
    rf"\s+(?:to\s+the\s+)?(?:(?P<dir>{D})(?:,?\s+(?:and\s+)?{D})*\s+)?"
    r"(?P<link>of|off|around|near|from|between|surrounding|adjacent\s+to|close\s+to|outside)\s+"
)
RELATIVE = re.compile(
    rf"\b{_PREP}(?:(?:about|some|around|roughly|approximately|nearly|just|almost|an?\s+estimated|more\s+than|over)\s+)?"
    rf"{_NUMBER}{_ASIDE}\s+(?:(?:to\s+the|due|away|inland|further)\s+)*(?:(?P<dir>{D})\s+)?(?P<link>of|from|off)\s+"
)
BESIDE = re.compile(
    rf"\b{_PREP}(?:(?:just|due|a\s+point|an?\s+area|areas?|somewhere)\s{{1,9}}){{0,4}}(?:(?:to\s+)?the\s+)?(?P<dir>{D})\s+of\s+(?!the\s+year)"
)
PART = re.compile(rf"\b{_PREP}(?P<own>the\s+)?(?P<dir>{D})\s+(?=[A-Z])")
SIDE = re.compile(
    rf"\b{_PREP}(?:(?:the\s+)?(?:country|nation)['’]s\s+(?:far\s+)?(?P<dir>{_SIDE})\b(?!\s+coast)|the\s+(?P<dir2>{_SIDE})\s+of\s+the\s+country)"
)
BORDER = re.compile(
    rf"\b{_PREP}(?:(?P<own>its|their|(?:the\s+)?[A-Z][\w.]*(?:['’]s)?(?:\s+[A-Z]\w+(?:['’]s)?)?|the)\s+)?"
    rf"(?:(?P<dir>{D})\s+)?(?P<noun>border|frontier|borders)(?:\s+(?:area|region|town|zone)s?)?\b(?P<of>\s+(?:with|between)\s+)?"
)
ZONE = re.compile(
    rf"\b{_PREP}{_OWNER}(?P<noun>exclusive\s+economic\s+zone|EEZ|territorial\s+(?:waters|sea)|air\s?space|economic\s+zone|"
    r"air\s+defen[cs]e\s+identification\s+zone|ADIZ)\b"
)
_ORBITS = r"(?:low|high|lower|polar|planned|intended|designated|earth|outer|set|preset|geostationary|sun-synchronous)"
_NOT_ORBIT = (
    r"(?!\s+(?:program|station|agency|force|cent|launch|race|vehicle|rocket|industr|power|debris|compan|technolog))"
)
ORBIT = re.compile(
    r"\b(?P<prep>into|in|to|towards?|reach(?:ed|es|ing)?|enter(?:ed|s|ing)?)\s+(?:an?\s+|its\s+|the\s+)?"
    rf"(?:(?:[a-z]+-)*{_ORBITS}[\s-]+)*(?P<noun>orbit|space)\b{_NOT_ORBIT}",
    re.IGNORECASE,
)
SITE = re.compile(
    rf"\b{_PREP}(?:(?:an?|the|its|one|another)\s{{1,9}})?(?:[a-z]{{1,40}}\s{{1,9}})?(?P<noun>{_SITE})(?P<tail>\s+(?:in|on|near)\s+(?:the|its)\s+(?:[a-z]+\s+)?{D}(?:\s+coast)?)?"
)
CAPITAL = re.compile(
    rf"\b{_PREP}(?P<own>the|its|(?:the\s+)?[A-Z][\w]*(?:\s+[A-Z]\w+)?(?:['’]s)?)\s+capital\b(?!\s+(?:letters?|punish|gain|market))(?P<of>\s+of\s+)?"
)
AGAIN = re.compile(rf"\b{_PREP}the\s+(?P<noun>strip|strait|peninsula|island|gulf)\b")
