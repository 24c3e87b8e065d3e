"""A brief as one page that stands alone: no script, nothing fetched, pictures inside, fit to be printed."""

import base64
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypedDict

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, select_autoescape

from dateline.export.brief.parts import Brief, Flow
from dateline.export.outside import legal, linkable
from dateline.export.pictures import PICTURES
from dateline.export.pictures.render import svg
from dateline.export.pictures.style import caption
from dateline.export.selection import Selection
from dateline.version import __version__

MOST = 8  # references that a sentence shows; the sources list has all
SHOWN = ("timeline", "map", "counts")
# marks that change the direction of what follows, which could make a sentence read as another
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Picture(TypedDict):
    about: str
    data: str


def page(brief: Brief | Flow, selection: Selection) -> str:
    """`selection` is what the pictures are drawn from: the same events as the brief's."""
    return "".join(pieces(brief, selection))


def pieces(brief: Brief | Flow, selection: Selection) -> Iterator[str]:
    """The same, piece by piece."""
    lines = caption(selection, len(selection.views), {})
    return _template().generate(
        brief=brief,
        pictures=_pictures(selection) if selection.views else [],
        caption=lines,
        most=MOST,
        version=__version__,
    )


def _pictures(selection: Selection) -> list[Picture]:
    drawn = (PICTURES[name](selection) for name in SHOWN)
    return [Picture(about=d.about, data=base64.b64encode(svg(d)).decode("ascii")) for d in drawn if d.shown]


@lru_cache(maxsize=1)
def _template() -> Template:
    loader = PackageLoader("dateline.export.brief", ".")
    made = Environment(
        loader=loader, autoescape=select_autoescape(default=True, default_for_string=True), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(clean=clean, linkable=linkable)
    return made.get_template("page.html.j2")


def clean(text: str) -> str:
    return TURNING.sub("", legal(text)).encode("utf-8", "replace").decode("utf-8")
