"""A PostgreSQL server of the tests' own: its own data folder, its own port on 127.0.0.1, gone when they end."""

import os
import shutil
import socket
import subprocess
import tempfile
from itertools import count
from pathlib import Path

USER = "dateline"
NUMBERS = count()


def programs() -> Path | None:
    """The folder with initdb and pg_ctl; Debian keeps them off the path."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    return versions[-1] if versions else None


class Server:
    """A running server. It refuses to run as root, so root starts it as the user postgres."""

    def __init__(self, bin_: Path) -> None:
        self._bin = bin_
        self._home = Path(tempfile.mkdtemp(prefix="dateline-postgres-"))
        self._as = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
        if self._as:
            shutil.chown(self._home, "postgres", "postgres")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._run("initdb", "-D", self._data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self.start()

    @property
    def _data(self) -> str:
        return str(self._home / "data")

    def _run(self, program: str, *words: str) -> None:
        command = [str(self._bin / program), *words]
        with (self._home / "said").open("wb") as said:
            done = subprocess.run(command, cwd=self._home, stdout=said, stderr=said, check=False, **self._as)
        assert done.returncode == 0, (self._home / "said").read_text()

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=300"
        self._run("pg_ctl", "-D", self._data, "-w", "-l", str(self._home / "log"), "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self._data, "-w", "-m", "immediate", "stop")

    def end(self) -> None:
        self.stop()
        shutil.rmtree(self._home)

    def new_store(self) -> str:
        """The address of an empty schema."""
        import psycopg

        name = f"s{next(NUMBERS)}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return self.url(name)

    def url(self, schema: str | None = None) -> str:
        form = f"?options=-csearch_path%3D{schema}" if schema else ""
        return f"postgresql://{USER}@127.0.0.1:{self.port}/postgres{form}"
