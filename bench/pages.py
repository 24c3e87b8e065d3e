"""`python -m bench pages [EVENTS]`: how long the server takes for its pages over an invented record of so many events (100,000).

Each address is asked several times, each time otherwise narrowed, so that no answer is kept; the server is a process of its own. Prints
the median and the 95th of a hundred, in milliseconds, of the time that passed and of the time that the server's processor was busy,
which says more where a machine is shared. Then one report more is read, again and again, and the first pages after it are asked for.
With a path for the record (`python -m bench pages 100000 FILE`) it is kept for the next time.
"""

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench.invented import CODES, KINDS, TOWNS, one_more, record
from dateline.record import Store

ROUNDS, AGAIN = 40, 10
FIRST = {
    "home": "/",
    "search": "/search?text=kaechon+fired",
    "event list": "/events.json?actor=NORND",
    "sources": "/sources",
}


def main(argv: list[str]) -> int:
    import httpx

    events = int(argv[0]) if argv else 100_000
    with (
        record(events, Path(argv[1]) if len(argv) > 1 else None) as path,
        _serving(path) as (base, pid),
        httpx.Client(base_url=base, timeout=600, trust_env=False) as client,
    ):
        ids = [row["id"] for row in client.get("/api/events", params={"limit": 300}).json()["items"]]
        for warm in ("/", "/search?text=sea", "/sources", "/reports?kind=launch"):
            client.get(warm)  # what was added is summed up once
        for name, address in _addresses(ids, random.Random(7)).items():
            _print(name, [_timed(client, pid, address()) for _ in range(ROUNDS)])
        after: dict[str, list[tuple[float, float]]] = {name: [] for name in FIRST}
        for _ in range(AGAIN):
            with Store.open(path) as store:
                one_more(store)
            for name, address_ in FIRST.items():
                after[name].append(_timed(client, pid, address_))
        for name, taken in after.items():
            _print(f"{name}, after one", taken)
    return 0


def _print(name: str, taken: list[tuple[float, float]]) -> None:
    """Of pairs of the time that passed and the time that was worked."""
    said = [f"{name:20}"]
    for what, times in zip(("passed", "busy"), map(sorted, zip(*taken, strict=True)), strict=True):
        said.append(f"{what}: median {median(times):5.0f} ms, p95 {times[max(0, int(len(times) * 0.95) - 1)]:5.0f} ms")
    print("   ".join(said), flush=True)


def _addresses(ids: list[str], luck: random.Random) -> dict[str, Callable[[], str]]:
    def box() -> str:
        west, south = luck.uniform(60, 130), luck.uniform(10, 45)
        return f"{west:.2f},{south:.2f},{west + luck.uniform(1, 40):.2f},{south + luck.uniform(1, 25):.2f}"

    def narrow() -> str:
        return luck.choice((f"kind={luck.choice(KINDS)}", f"actor={luck.choice(CODES)}", f"place={luck.choice(TOWNS)}",
                            f"since={luck.randrange(1996, 2019)}", "disputed=1"))  # fmt: skip

    return {
        "home": lambda: f"/?nothing={luck.random()}",
        "home, narrowed": lambda: f"/?{narrow()}&since={luck.randrange(1996, 2010)}-{luck.randrange(1, 13):02}",
        "event": lambda: f"/events/{luck.choice(ids)}?nothing={luck.random()}",
        "search": lambda: f"/search?text={luck.choice(TOWNS)}+{luck.choice(('fired', 'acts', 'projectiles'))}",
        "map view": lambda: f"/api/map?view={box()}&zoom={luck.randrange(2, 9)}",
        "time line": lambda: f"/api/timeline?start={luck.randrange(10**9)}&end={10**9 + luck.randrange(10**8)}",
        "json": lambda: f"/events.json?{narrow()}&limit={luck.randrange(40, 60)}",
        "api, next pages": lambda: f"/api/events?since={luck.randrange(1996, 2019)}&order=oldest&limit=100",
        "sources": lambda: f"/sources?nothing={luck.random()}",
    }


def _timed(client: object, pid: int, address: str) -> tuple[float, float]:
    """Milliseconds that passed, and that the server worked."""
    before, begun = _busy(pid), time.perf_counter()
    answer = client.get(address)  # type: ignore[attr-defined]
    assert answer.status_code == 200, (address, answer.status_code)
    return (time.perf_counter() - begun) * 1000, _busy(pid) - before


def _busy(pid: int) -> float:
    """Milliseconds of processor time that the threads of a process have had; 0 where the system does not tell (Linux does)."""
    stats = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(stat.read_text().split()[0]) for stat in stats) / 1e6


@contextmanager
def _serving(path: Path) -> Iterator[tuple[str, int]]:
    command = [sys.executable, "-m", "dateline.cli.main", "serve", "--store", str(path), "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        base = next(line.split()[4] for line in server.stderr if "running on" in line)
        yield base, server.pid
    finally:
        server.terminate()
        server.wait(20)
