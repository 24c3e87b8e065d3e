"""What the journeys share: the examples' events by name, and the script's front where it was built."""

from pathlib import Path

FRONT = Path(__file__).parents[2] / "src" / "dateline" / "web" / "static" / "front" / "manifest.json"
AXE = Path(__file__).parents[2] / "front" / "node_modules" / "axe-core" / "axe.min.js"
LAUNCH = "/events/prk-2019-09-10-launch"
AUGUST = "/events/prk-2019-08-24-launch"
MAIN_PAGES = {
    "home": "/", "event": LAUNCH, "statements": "/statements", "tallies": "/tallies", "commitments": "/commitments",
    "actors": "/actors", "actor": "/actors/PRK", "places": "/places", "sources": "/sources", "reports": "/reports",
    "search": "/search?text=projectiles", "brief": "/brief?kind=launch", "changes": "/changes?begin=2019-08-20&end=2019-09-11",
    "why": f"{LAUNCH}/why", "about": "/about", "programs": "/api", "empty": "/?kind=nothing",
}  # fmt: skip
