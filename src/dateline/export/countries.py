"""ISO 3166-1 codes of actors and places, for the formats that want two letters."""

from functools import lru_cache

import pycountry


@lru_cache(maxsize=1024)
def alpha2(code: str | None) -> str | None:
    """ "KP" of "PRK"; None for what is no country's alpha-3 code, as a body's or a group's."""
    found = pycountry.countries.get(alpha_3=code) if code and len(code) == 3 else None
    return found.alpha_2 if found else None
