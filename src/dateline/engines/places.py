"""Places by name for the record wing, which has no gazetteer of its own."""

from collections.abc import Iterable

from dateline.model import Place
from dateline.packs.loader import load_packs


def place_named(name: str, near: Iterable[str] = ()) -> Place | None:
    """The likeliest place of that name; "Kaechon, North Korea" says which is meant, else `near`, the codes of countries
    that the matter plays in. None where the gazetteer has none."""
    from dateline.normalize.where.gazetteer import Gazetteer
    from dateline.normalize.where.resolve import settle

    gazetteer = Gazetteer.default([p for pack in load_packs() for p in pack.places])
    plain, _, inside = (part.strip() for part in name.partition(","))
    found = settle({plain: [inside] if inside else []}, gazetteer, dict.fromkeys(near, 3.0)) if plain else {}
    return found[plain].place(plain) if plain in found else None
