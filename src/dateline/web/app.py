"""The application: guard, errors, static files, pages and the interface for programs, over one desk."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from dateline.record import Store
from dateline.record.desk import Desk
from dateline.version import __version__
from dateline.web import errors, guard
from dateline.web.api import routers as api_routers
from dateline.web.door import Door
from dateline.web.intake import Intake
from dateline.web.pages import routers as page_routers
from dateline.web.settings import Settings

STATIC = Path(__file__).parent / "static"
ABOUT = """The sourced, reconciled record of events that a store holds. Every listing takes the same filter and gives its rows a
page at a time: `next` is the cursor of the page after. Errors have one shape. What changes the record needs
`Authorization: Bearer TOKEN`."""


def create_app(store: Store, settings: Settings | None = None) -> FastAPI:
    """The pages and the interface over an open store, which stays the caller's to close."""
    chosen = settings or Settings()
    desk = Desk(store)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(
        title="Dateline", version=__version__, description=ABOUT, openapi_url="/api/openapi.json", docs_url=None,
        redoc_url=None, lifespan=lifespan, redirect_slashes=False, license_info={"name": "Apache-2.0"},
    )  # fmt: skip
    app.state.desk, app.state.settings, app.state.door = desk, chosen, Door(chosen.token)
    app.state.intake = Intake(store, chosen)
    app.state.routers = (*api_routers, *page_routers)
    errors.install(app)
    for router in app.state.routers:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(guard.Guard, settings=chosen)
    return app
