"""Checks a pack folder beyond its form: names that lead nowhere, words that stand twice, kinds without an example."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.packs.codes import ACLED, PLOVER, wrong_acled, wrong_cameo
from dateline.packs.loader import load_pack, load_packs
from dateline.packs.schema import Kind, Pack
from dateline.packs.yaml_lines import PackError

# the needs that `extract.needs` knows; a test holds the two lists equal
NEEDS = frozenset(
    {
        "weapon",
        "device",
        "weapon_object",
        "weapon_subject",
        "agent",
        "other",
        "pair",
        "time",
        "place",
        "light",
        "definite",
        "of_day",
        "proper",
        "target",
        "target_object",
        "falls_on",
        "fires_on",
        "abroad_place",
        "acted_on",
        "active",
        "assuring",
        "body",
        "charged",
        "combat",
        "fighters",
        "interceptor_subject",
        "sighting",
        "guarded",
        "conditional",
        "deadly",
        "direct",
        "lasting",
        "judging",
        "deal_ends",
        "finite",
        "foretold",
        "infinitive",
        "must",
        "obliging",
        "sea",
        "target_subject",
        "warned_if",
        "with",
        "into_sea",
        "struck_on",
        "under",
        "incoming",
        "explosive_object",
        "explosive_subject",
        "hostile_target",
        "person_object",
        "talks_subject",
        "military_noun",
        "air",
        "armed",
        "never",
        "persons",
        "alone",
        "abroad",
        "counted",
        "promised",
        "told_to",
        "invited",
        "negated",
        "volition",
        "deal_subject",
        "deal_under",
        "said",
    }
)


def lint(folder: str | Path, others: Sequence[str | Path] = ()) -> list[str]:
    """Findings as "file: what is wrong, what was expected"; empty if the pack is sound. `others` are folders of packs it requires."""
    try:
        pack = load_pack(folder)
        loaded = load_packs([*others, *([] if _built_in(folder) else [folder])])
    except PackError as error:
        return [str(error)]
    return [
        f"{pack.folder}/{finding}"
        for finding in (*_kinds(pack, loaded), *_words(pack), *_places(pack), *_examples(pack, loaded))
    ]


def _built_in(folder: str | Path) -> bool:
    return Path(folder).resolve().parent == Path(__file__).parent.resolve()


def _kinds(pack: Pack, loaded: Sequence[Pack]) -> Iterator[str]:
    names = {k.name for p in loaded for k in p.kinds}
    vocabularies = {v.name for p in loaded for v in p.vocabularies}
    for kind in pack.kinds:
        for slot_name, slot in kind.slots.items():
            if slot.type == "term" and slot.vocabulary not in vocabularies:
                known = ", ".join(sorted(vocabularies))
                yield f"kinds.yml: kind {kind.name!r}, slot {slot_name!r}: no vocabulary {slot.vocabulary!r}; known: {known}"
        yield from _codes(kind)
        yield from _triggers(kind, names)
    for name in {k.name for k in pack.kinds}:
        if sum(k.name == name for p in loaded for k in p.kinds) > 1:
            yield f"kinds.yml: kind {name!r} is defined by two packs; give it another name"


def _codes(kind: Kind) -> Iterator[str]:
    """Codes of books that exports write."""
    if kind.plover is not None and kind.plover not in PLOVER:
        yield f"kinds.yml: kind {kind.name!r}: plover {kind.plover!r} is no event type; known: {', '.join(sorted(PLOVER))}"
    if kind.cameo is not None and wrong_cameo(kind.cameo):
        yield f'kinds.yml: kind {kind.name!r}: cameo {kind.cameo!r} is no code; expected two to four digits from "01" to "204", in quotes'
    for code in kind.acled.values() if isinstance(kind.acled, dict) else [kind.acled]:
        if code is not None and wrong_acled(code):
            known = ", ".join(sorted(ACLED))
            yield f"kinds.yml: kind {kind.name!r}: acled {code!r} is no event type; expected TYPE or TYPE > SUB-EVENT TYPE, types: {known}"


def _triggers(kind: Kind, names: set[str]) -> Iterator[str]:
    for trigger in kind.triggers:
        for need in (n for group in trigger.needs for n in group.split("|")):
            if need not in NEEDS:
                yield f"kinds.yml: kind {kind.name!r}, trigger {trigger.lemma!r}: unknown need {need!r}; known: {', '.join(sorted(NEEDS))}"
        for name in trigger.also:
            if name not in names:
                yield f"kinds.yml: kind {kind.name!r}, trigger {trigger.lemma!r}: `also` names no kind {name!r}"
        if trigger.lemma != trigger.lemma.lower():
            yield f"kinds.yml: kind {kind.name!r}, trigger {trigger.lemma!r}: write lemmas in lower case"


def _words(pack: Pack) -> Iterator[str]:
    for vocabulary in pack.vocabularies:
        terms = {w.term for w in vocabulary.words}
        seen: dict[str, str] = {}
        for word in vocabulary.words:
            if word.broader is not None and word.broader not in terms:
                yield f"vocabularies/{vocabulary.name}.yml: {word.term!r} is said to be under {word.broader!r}, which is not in the vocabulary"
            for phrase in word.phrases:
                if phrase in seen:
                    yield f"vocabularies/{vocabulary.name}.yml: {phrase!r} stands for {seen[phrase]!r} and for {word.term!r}; keep one"
                seen[phrase] = word.term


def _places(pack: Pack) -> Iterator[str]:
    for place in pack.places:
        if (place.lat is None) != (place.lon is None) or (
            place.lat is not None and place.lon is not None and not (abs(place.lat) <= 90 and abs(place.lon) <= 180)
        ):
            yield f"places: {place.name!r}: expected lat within 90 and lon within 180 degrees, got {place.lat}, {place.lon}"


def _examples(pack: Pack, loaded: Sequence[Pack]) -> Iterator[str]:
    names = {k.name for p in loaded for k in p.kinds}
    expected = {str(e.get("kind")) for x in pack.examples for e in x.expect}
    for name in sorted(expected - names):
        yield f"examples.yml: an example expects kind {name!r}, which no loaded pack defines"
    for example in pack.examples:
        if bool(example.expect) == example.none:
            yield f"examples.yml: {example.text[:50]!r}: give either `expect` or `none: true`"
    for kind in pack.kinds:
        if kind.triggers and kind.name not in expected:
            yield f"kinds.yml: kind {kind.name!r} has no example; add one sentence that must yield it"
    if pack.kinds and not any(x.none for x in pack.examples):
        yield "examples.yml: no example with `none: true`; add sentences that must yield nothing"
