"""The pages: one room a kind of page, all rendered on the server and whole without a script."""

from dateline.web.pages import about, brief, diff, event, home, judging, listings, names, reports, search, sources, why

rooms = (home, event, listings, names, sources, reports, search, brief, diff, judging, about, why)
routers = tuple(room.router for room in rooms)
