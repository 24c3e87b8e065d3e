"""The engine that a user asks for."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dateline.engines.engine import Engine, Local
from dateline.packs.schema import Pack

Name = Literal["local", "processes", "dask"]


@dataclass(frozen=True)
class Choice:
    """`jobs` are the processes of "processes", `address` the scheduler of "dask", `work` a folder for partitions of readings."""

    name: Name = "local"
    jobs: int = 1
    address: str = ""
    work: Path | None = None


@contextmanager
def engine_for(
    choice: Choice, packs: Sequence[Pack], model: str | None = None, extractors: Sequence[str] = ()
) -> Iterator[Engine]:
    """The engine that was chosen, ended with the `with`. Raises EngineError where it cannot be had, ExtractorError where an
    extractor is not installed."""
    from dateline.engines.partitions import Partitions

    with ExitStack() as stack:
        engine = _engine(choice, packs, model, extractors, stack)
        yield Partitions(engine, choice.work) if choice.work else engine


def _engine(
    choice: Choice, packs: Sequence[Pack], model: str | None, extractors: Sequence[str], stack: ExitStack
) -> Engine:
    from dateline.extract.plugged import load_extractors

    plugged = load_extractors(extractors)
    if choice.name == "processes":
        from dateline.engines.processes import Processes
        from dateline.engines.work import recipe

        return stack.enter_context(Processes(recipe(packs, model, extractors), choice.jobs))
    if choice.name == "dask":
        from dateline.engines.cluster import Cluster
        from dateline.engines.work import recipe

        return stack.enter_context(Cluster(recipe(packs, model, extractors), choice.address))
    from dateline.extract.read import Reader

    return Local(Reader(packs=packs, model=model, extractors=plugged))
