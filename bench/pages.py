"""`python -m bench pages [EVENTS]`: how long the server takes for its pages over an invented record of so many events (100,000).

Each address is asked several times, each time otherwise narrowed, so that no answer is kept; the server is a process of its own. Prints
the median and the 95th of a hundred, in milliseconds, and what the server's processor was busy for an answer, which says more where a
machine is shared (Linux tells it, to 10 ms a run).
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench.invented import CODES, KINDS, TOWNS, build

ROUNDS = 40


def main(argv: list[str]) -> int:
    import httpx

    events = int(argv[0]) if argv else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(argv[1]) if len(argv) > 1 else Path(folder) / "record.db"
        if not path.exists():
            build(path, events)
        with _serving(path) as (base, pid), httpx.Client(base_url=base, timeout=600, trust_env=False) as client:
            ids = [row["id"] for row in client.get("/api/events", params={"limit": 300}).json()["items"]]
            for warm in ("/", "/search?text=sea", "/sources", "/reports?kind=launch"):
                client.get(warm)  # what was added is summed up once
            for name, address in _addresses(ids, random.Random(7)).items():
                before = _busy(pid)
                taken = sorted(_timed(client, address()) for _ in range(ROUNDS))
                busy = (_busy(pid) - before) / ROUNDS
                p95 = taken[int(ROUNDS * 0.95) - 1]
                print(f"{name:20} median {median(taken):5.0f} ms   p95 {p95:5.0f} ms   busy {busy:5.0f} ms", flush=True)
    return 0


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


def _timed(client: object, address: str) -> float:
    begun = time.perf_counter()
    answer = client.get(address)  # type: ignore[attr-defined]
    assert answer.status_code == 200, (address, answer.status_code)
    return (time.perf_counter() - begun) * 1000


def _busy(pid: int) -> float:
    """Milliseconds of processor time that a process has had; 0 where the system does not tell."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


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
