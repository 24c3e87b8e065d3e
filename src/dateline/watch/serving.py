"""/health (JSON) and /metrics (Prometheus text) of a watch, for those who look after it. Says nothing of what reports tell.

Format: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from dateline.record import Store, StoreError, unheard, watching
from dateline.version import __version__
from dateline.watch.figures import Figures
from dateline.watch.moments import moment

STALE = 600.0  # seconds without a look after which a watch is not well
LONGEST = 10.0  # seconds that one who asks may take


def health(store: Store, figures: Figures, now: datetime) -> dict[str, Any]:
    """`status`: "well", or "failing" where the store cannot be read or nothing was looked at for ten minutes."""
    trouble = {
        name: {"reason": s.trouble, "since": s.failing, "dead": s.dead(now)}
        for name, s in sorted(figures.states.items())
        if s.trouble or s.gone
    }
    out: dict[str, Any] = {
        "version": __version__,
        "started": figures.started,
        "looked": figures.looked,
        "sources": figures.sources(now),
        "trouble": trouble,
    }
    looked = moment(figures.looked or figures.started)
    try:
        out["outbox"], out["unheard"] = watching.outbox_counts(store), unheard.count(store)
        out["status"] = "well" if (now - looked).total_seconds() < STALE else "failing"
    except StoreError as wrong:
        out["status"], out["store"] = "failing", str(wrong)
    return out


def metrics(store: Store, figures: Figures, now: datetime) -> str:
    lines: list[str] = []

    def put(name: str, kind: str, text: str, values: Mapping[str, float], label: str = "") -> None:
        lines.extend((f"# HELP dateline_{name} {text}", f"# TYPE dateline_{name} {kind}"))
        for key, value in sorted(values.items()):
            named = f'{{{label}="{_escaped(key)}"}}' if label else ""
            lines.append(f"dateline_{name}{named} {value:g}")

    put(
        "reports_total",
        "counter",
        "Reports stored since the start.",
        {"new": 0, "known": 0, **figures.reports},
        "state",
    )
    put("refused_total", "counter", "Items refused since the start.", dict(figures.reasons), "reason")
    lines.extend((
        "# HELP dateline_lag_seconds From the publication of new reports to their being stored.",
        "# TYPE dateline_lag_seconds summary",
        f"dateline_lag_seconds_sum {figures.lag_sum:g}",
        f"dateline_lag_seconds_count {figures.lag_count}",
    ))  # fmt: skip
    told = {"fired": 0, "sent": 0, "failed": 0, **figures.alerts}
    put("alerts_total", "counter", "Alerts fired and sent, and messages not taken, since the start.", told, "state")
    put("outbox", "gauge", "Alerts in the outbox.", watching.outbox_counts(store), "state")
    asked = {"heard": 0, "not heard": 0, "given up": 0, **figures.asked_again}
    put("asked_again_total", "counter", "Extractors asked again for a report, since the start.", asked, "state")
    put("unheard", "gauge", "Reports that wait for an extractor's answer.", {"": unheard.count(store)})
    put("queue", "gauge", "Items that wait to be read.", {"": figures.queue})
    put("sources", "gauge", "Sources by how they do.", figures.sources(now), "state")
    put("overdue_seconds", "gauge", "By how much the latest source is late.", {"": figures.overdue(now)})
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


@contextmanager
def serving(at: tuple[str, int], store: Store, figures: Figures) -> Iterator[int]:
    """Serves while it is open; gives the port. Raises OSError where the address cannot be had."""
    pages: dict[str, Callable[[], tuple[int, str, str]]] = {
        "/health": lambda: _health(store, figures),
        "/metrics": lambda: (200, "text/plain; version=0.0.4", metrics(store, figures, datetime.now(UTC))),
    }

    class Handler(BaseHTTPRequestHandler):
        timeout = LONGEST

        def do_GET(self) -> None:
            page = pages.get(self.path.split("?")[0])
            try:
                status, kind, body = page() if page else (404, "text/plain", "expected /health or /metrics\n")
            except StoreError as wrong:
                status, kind, body = 503, "text/plain", f"{wrong}\n"
            data = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(at, Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def _health(store: Store, figures: Figures) -> tuple[int, str, str]:
    said = health(store, figures, datetime.now(UTC))
    return 200 if said["status"] == "well" else 503, "application/json", json.dumps(said, indent=1) + "\n"
