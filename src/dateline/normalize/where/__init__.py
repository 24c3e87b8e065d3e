"""Places: names and descriptions in text to points, with what the point is worth."""

from dateline.model import Place
from dateline.normalize.where.context import PlaceContext
from dateline.normalize.where.countries import adjective_code, country_code, country_name
from dateline.normalize.where.find import find_places
from dateline.normalize.where.gazetteer import Gazetteer
from dateline.normalize.where.metonym import is_metonym
from dateline.normalize.where.phrase import PlacePhrase
from dateline.normalize.where.resolve import Home
from dateline.normalize.where.zones import timezone_of


def admin1_of(place: Place) -> str | None:
    """The English name of the first-level region, without "Province"."""
    return place.admin


__all__ = [
    "Gazetteer",
    "Home",
    "PlaceContext",
    "PlacePhrase",
    "adjective_code",
    "admin1_of",
    "country_code",
    "country_name",
    "find_places",
    "is_metonym",
    "timezone_of",
]
