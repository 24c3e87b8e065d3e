"""Pictures of a selection: what a chart shows is in its caption, and so is what it leaves out."""

from collections.abc import Callable

from dateline.export.pictures.counts import counts
from dateline.export.pictures.drawn import Drawn
from dateline.export.pictures.map import map_
from dateline.export.pictures.render import html, png, svg
from dateline.export.pictures.sources import sources
from dateline.export.pictures.timeline import timeline
from dateline.export.selection import Selection

PICTURES: dict[str, Callable[[Selection], Drawn]] = {
    "timeline": timeline,
    "map": map_,
    "counts": counts,
    "sources": sources,
}
FILES: dict[str, Callable[[Drawn], bytes]] = {".png": png, ".svg": svg, ".html": html}

__all__ = ["FILES", "PICTURES", "Drawn"]
