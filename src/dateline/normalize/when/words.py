"""The words the time grammar knows, by class. Lower case; a word may be in several classes."""

from dateline.normalize.number_words import TENS
from dateline.normalize.number_words import UNITS as CARDINALS


def wordset(text: str) -> frozenset[str]:
    """The words of a string, parted by white space."""
    return frozenset(text.split())


MONTHS = {
    "january": 1,
    "jan": 1,
    "february": 2,
    "feb": 2,
    "march": 3,
    "mar": 3,
    "april": 4,
    "apr": 4,
    "may": 5,
    "june": 6,
    "jun": 6,
    "july": 7,
    "jul": 7,
    "august": 8,
    "aug": 8,
    "september": 9,
    "sept": 9,
    "sep": 9,
    "october": 10,
    "oct": 10,
    "november": 11,
    "nov": 11,
    "december": 12,
    "dec": 12,
}
WEEKDAYS = {
    "monday": 1,
    "tuesday": 2,
    "wednesday": 3,
    "thursday": 4,
    "friday": 5,
    "saturday": 6,
    "sunday": 7,
    "mon": 1,
    "tue": 2,
    "tues": 2,
    "wed": 3,
    "weds": 3,
    "thu": 4,
    "thur": 4,
    "thurs": 4,
    "fri": 5,
    "sat": 6,
    "sun": 7,
}
# short forms that are words or names of their own: a time only beside a number, or with their full stop
SHORT = wordset("jan mar apr jun jul sep dec mon tue wed thu fri sat sun")
# never a time in lower case ("may", "march", "sun"), so that the tokenizer asks for a capital
PROPER = frozenset(MONTHS) | frozenset(WEEKDAYS)

UNITS = {
    "second": "S",
    "sec": "S",
    "minute": "Min",
    "min": "Min",
    "hour": "H",
    "hr": "H",
    "day": "D",
    "night": "N",
    "week": "W",
    "fortnight": "F",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "yr": "Y",
    "decade": "E",
    "century": "C",
    "millennium": "L",
}
UNIT_FORMS = {form: code for word, code in UNITS.items() for form in (word, word + "s")} | {
    "centuries": "C",
    "millennia": "L",
    "secs": "S",
    "mins": "Min",
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "dawn": "DAWN",
    "daybreak": "DAWN",
    "sunrise": "DAWN",
    "morning": "MO",
    "forenoon": "MO",
    "afternoon": "AF",
    "dusk": "DUSK",
    "sunset": "DUSK",
    "nightfall": "DUSK",
    "evening": "EV",
    "night": "NI",
    "lunchtime": "MI",
    "mornings": "MO",
    "afternoons": "AF",
    "evenings": "EV",
    "nights": "NI",
    "predawn": "DAWN",
    "sundown": "DUSK",
}
# hours of a part of the day, start inclusive, end exclusive; over 24 runs into the next day. Conventions, not facts.
PART_HOURS = {
    "DAWN": (4, 7),
    "MO": (5, 12),
    "MI": (12, 14),
    "AF": (12, 18),
    "DUSK": (17, 20),
    "EV": (17, 22),
    "NI": (18, 28),
    "SMALL": (0, 5),
    "DT": (6, 18),
    "OVER": (-4, 7),
}
PART_TIMEX = {"DAWN": "MO", "DUSK": "EV", "MI": "MI", "SMALL": "MO", "OVER": "NI"}

SMALL_NUMBERS = {**CARDINALS, "dozen": 12}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
}
DECADE_WORDS = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
VAGUE_COUNTS = wordset("several few many some various countless")
SET_WORDS = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "hourly": "PT1H",
}
ABOUT = wordset("about around approximately roughly circa some nearly almost c approx")

# holidays with one date the world over, as (month, day); Easter and the rest are computed in calendar.py
FIXED_DAYS = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year": (1, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "may day": (5, 1),
    "april fools' day": (4, 1),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "bastille day": (7, 14),
}
MOVING_DAYS = frozenset(
    {
        "easter",
        "easter sunday",
        "easter monday",
        "good friday",
        "palm sunday",
        "thanksgiving",
        "thanksgiving day",
        "labor day",
        "memorial day",
    }
)

CLASSES: dict[str, frozenset[str]] = {
    "month": frozenset(MONTHS),
    "weekday": frozenset(WEEKDAYS),
    "weekdays": frozenset(w + "s" for w in WEEKDAYS if w.endswith("day")),
    "unit": frozenset(UNIT_FORMS),
    "unit1": frozenset(UNITS),
    "units": frozenset(UNIT_FORMS) - frozenset(UNITS),
    "season": frozenset(SEASONS),
    "part": frozenset(PARTS),
    "part1": frozenset({"morning", "afternoon", "evening", "night"}),
    "small": frozenset(SMALL_NUMBERS),
    "tens": frozenset(TENS),
    "scale": frozenset(SCALES),
    "ordword": frozenset(ORDINALS),
    "vague": VAGUE_COUNTS,
    "setword": frozenset(SET_WORDS),
    "decadeword": frozenset(DECADE_WORDS),
    "about": ABOUT | frozenset({"just"}),
    "the": frozenset({"the", "its", "their", "his", "her", "our", "a", "this", "that"}),
    "last": frozenset({"last", "past", "previous", "prior", "preceding", "latest", "prev"}),
    "next": frozenset({"next", "coming", "upcoming", "following"}),
    "this": frozenset({"this", "current"}),
    "earlylate": frozenset({"early", "late", "mid", "earlier", "later"}),
    "noon": frozenset({"noon", "midnight", "midday"}),
}
