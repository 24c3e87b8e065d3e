"""Each extractor asked for one report; one that fails costs its own answer only."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.plugged.gate import Gate
from dateline.extract.plugged.protocol import BadAnswer, Extractor
from dateline.model import Mention


@dataclass(frozen=True)
class Beside:
    """`answered` are the extractors that were heard: what the gate let through of their answers is in `mentions`."""

    mentions: tuple[Mention, ...] = ()
    notes: tuple[str, ...] = ()
    answered: tuple[Extractor, ...] = ()


def ask(extractors: Sequence[Extractor], gate: Gate) -> Beside:
    mentions, notes, answered = list[Mention](), list[str](), list[Extractor]()
    for extractor in extractors:
        try:
            through = gate.let(extractor.propose(gate.text, gate.guide), extractor.name)
        except BadAnswer as wrong:
            notes.append(f"extractor {extractor.name} said nothing of use: {wrong}")
        except Exception as wrong:  # whatever another's code raises: the report is read all the same
            notes.append(f"extractor {extractor.name} was not heard: {wrong or type(wrong).__name__}")
            continue
        else:
            mentions += through.mentions
            notes += filter(None, [through.note(extractor.name)])
        answered.append(extractor)
    return Beside(tuple(mentions), tuple(notes), tuple(answered))
