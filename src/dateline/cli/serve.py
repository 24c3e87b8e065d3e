"""`dateline serve`: the pages and the interface for programs, on this machine."""

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from dateline.cli.grades import RatingsOption, grades
from dateline.cli.options import DEFAULT_STORE, ModelOption, PackOption, StoreOption

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


def register(app: typer.Typer) -> None:
    app.command("serve")(serve)


def serve(
    *,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen at; this machine alone unless given.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", help="The port to listen at; 0 takes a free one.", min=0, max=65535)
    ] = 8321,
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            envvar="DATELINE_TOKEN",
            help="Whoever has it may judge and post reports; nobody may without.",
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            help="A name that the server is reached by, besides this machine's own; may be given several times.",
        ),
    ] = None,
    ratings: RatingsOption = None,
    tiles: Annotated[
        str | None,
        typer.Option(
            "--tiles",
            help="A tile server for the map's ground, as https://HOST/{z}/{x}/{y}.png; browsers will ask it.",
            metavar="URL",
        ),
    ] = None,
    pack: PackOption = None,
    model: ModelOption = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Pages to look at, and an interface for programs, over one store. Ctrl-C stops it.

    \b
    dateline serve                                  http://127.0.0.1:8321/, read-only
    dateline serve --store north-korea.db --port 9000
    dateline serve --token "$(openssl rand -hex 16)"    judging and the posting of reports, for whoever has the token

    Nothing is asked of other servers. Beyond this machine, put it behind a server that speaks TLS and says who may see it.
    """  # fmt: skip
    import uvicorn

    from dateline.record import Store
    from dateline.web import Settings, create_app
    from dateline.web.settings import LOCAL as NAMES

    _check(token, tiles)
    names = NAMES | {n.lower() for n in _named(host, name or ())}
    chosen = Settings(
        token=token,
        hosts=frozenset(names),
        tiles=tiles,
        ratings=grades(ratings)[0],
        packs=tuple(pack or ()),
        model=model,
    )
    with Store.open(store) as opened:
        server = uvicorn.Server(_config(uvicorn, create_app(opened, chosen), host, port))
        server.run()
        if not server.started:
            raise typer.Exit(1)


def _config(uvicorn: Any, app: Any, host: str, port: int) -> Any:
    return uvicorn.Config(
        app, host=host, port=port, log_level="info", access_log=False, server_header=False, limit_concurrency=200,
        timeout_keep_alive=15, h11_max_incomplete_event_size=64_000,
    )  # fmt: skip


def _check(token: str | None, tiles: str | None) -> None:
    from dateline.web.settings import SHORTEST_TOKEN

    if token is not None and (len(token) < SHORTEST_TOKEN or not token.isascii() or not token.isprintable()):
        raise typer.BadParameter(
            f"expected at least {SHORTEST_TOKEN} printable ASCII characters; make one with: openssl rand -hex 16",
            param_hint="--token",
        )
    if tiles is not None and not (
        tiles.startswith(("https://", "http://")) and "{z}" in tiles and not set(tiles) & set("; ,'\"")
    ):
        raise typer.BadParameter(
            f"got {tiles!r}; expected an address as https://HOST/{{z}}/{{x}}/{{y}}.png", param_hint="--tiles"
        )


def _named(host: str, names: Iterable[str]) -> set[str]:
    """Names under which requests may come; of an address for all interfaces none can be told."""
    own = {f"[{host}]" if ":" in host else host} if host not in (*LOCAL, "0.0.0.0", "::") else set()
    return own | set(names)
