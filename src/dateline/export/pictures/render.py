"""From a specification to a file: PNG, SVG or a page that stands alone. Nothing is fetched."""

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from dateline.export.outside import legal
from dateline.export.pictures.drawn import Drawn

STAND_IN = "\ue0f1"  # of Unicode's private use: no text means anything by it
SCALE = 2.0  # pixels of a PNG for one of the picture: sharp on fine screens and on paper


def png(drawn: Drawn) -> bytes:
    import vl_convert

    found: bytes = vl_convert.vegalite_to_png(_plain(drawn), scale=SCALE, allowed_base_urls=[])
    return found


def svg(drawn: Drawn) -> bytes:
    import vl_convert

    found: str = vl_convert.vegalite_to_svg(_plain(drawn), allowed_base_urls=[])
    return found.encode("utf-8")


def html(drawn: Drawn) -> bytes:
    """With the scripts that draw it inside. The library writes the data into a script as it is, so "<" is kept from it and put back in
    the form that a script reads and a page does not: no text can end the script it stands in."""
    import vl_convert

    spec = {**_plain(drawn), "usermeta": {"embedOptions": {"actions": False}}}
    kept = json.dumps(spec, ensure_ascii=False).replace(STAND_IN, "").replace("<", STAND_IN)
    found: str = vl_convert.vegalite_to_html(kept, bundle=True, renderer="svg")
    named = found.replace("<title>Chart</title>", f"<title>{escape(legal(drawn.title))}</title>")
    return named.replace(STAND_IN, "\\u003c").encode("utf-8")


def _plain(drawn: Drawn) -> dict[str, Any]:
    """Without control characters and half surrogate pairs: no SVG can hold them, and the library ends the process over one."""
    found: dict[str, Any] = _legal(drawn.spec)
    return found


def _legal(value: Any) -> Any:
    if isinstance(value, str):
        return legal(value)
    if isinstance(value, Mapping):
        return {key: _legal(v) for key, v in value.items()}
    return [_legal(v) for v in value] if isinstance(value, list | tuple) else value
