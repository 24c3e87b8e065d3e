"""The interface for programs, under /api; and the files that stand beside pages."""

from dateline.web.api import files, reading, writing

routers = (files.router, reading.router, writing.router)
