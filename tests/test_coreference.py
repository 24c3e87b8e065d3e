"""Coreference over given mentions: from tokens to chains, on sentences written for the purpose."""

import json
from math import log
from pathlib import Path
from typing import Any

import pytest
from bench.coreference import chains, grouping
from bench.happenings.clauses import head, roles
from bench.happenings.mentions import Given, entries, given
from bench.happenings.stories import stories
from bench.happenings.words import told
from bench.weights import Counts, report
from bench.wordnet import WordNet, rows

Row = dict[str, Any]


def document(name: str, *sentences: tuple[str, str], subtopic: str = "1a") -> Row:
    """Each sentence with the words of the mention in it."""
    sents = [text.split() for text, _ in sentences]
    mentions = [
        {"m": str(n), "kind": "event", "sent": n, "toks": _at(sents[n], words.split()), "valid": True, "chain": ""}
        for n, (_, words) in enumerate(sentences)
        if words
    ]
    return {"id": name, "topic": 1, "subtopic": subtopic, "split": "val", "sents": sents, "mentions": mentions}


def _at(tokens: list[str], words: list[str]) -> list[int]:
    start = next(i for i in range(len(tokens)) if tokens[i : i + len(words)] == words)
    return list(range(start, start + len(words)))


def first(*sentences: tuple[str, str]) -> Given:
    return next(given([document("d", *sentences)]))


def chained(*documents: Row) -> list[list[tuple[str, str]]]:
    mentions = list(given(documents))
    found = chains(entries(mentions, grouping("subtopic", documents)))
    return sorted(sorted(k for k, c in found.items() if c == name) for name in set(found.values()))


def test_one_arrest_told_by_three_is_one_and_the_verdict_another():
    one = document("a", ("Police in Lima arrested Ana Roca on Monday .", "arrested"))
    two = document("b", ("The arrest of Roca by the police came as a surprise .", "arrest"))
    three = document("c", ("Roca was apprehended by police .", "apprehended"), ("A court jailed Roca .", "jailed"))
    assert chained(one, two, three) == [[("a", "0"), ("b", "0"), ("c", "0")], [("c", "1")]]


def test_another_story_has_events_of_its_own():
    one = document("a", ("Police arrested Roca .", "arrested"))
    other = document("b", ("Police arrested Quispe .", "arrested"), subtopic="1b")
    assert chained(one, other) == [[("a", "0")], [("b", "0")]]


def test_roles_around_a_trigger():
    active = first(("Police arrested the mayor in Lima .", "arrested"))
    around = roles(head(active.sentence, active.mention["toks"]))
    assert (around.doer, around.undergoer, around.beside) == ({"police"}, {"mayor"}, {"lima"})
    passive = first(("The mayor was arrested by police .", "arrested"))
    around = roles(head(passive.sentence, passive.mention["toks"]))
    assert (around.doer, around.undergoer) == ({"police"}, {"mayor"})
    noun = first(("The arrest of the mayor shocked Lima .", "arrest"))
    assert roles(head(noun.sentence, noun.mention["toks"])).undergoer == {"mayor"}


def test_words_are_known_by_their_stem_their_particle_and_their_initials():
    def of(text: str, words: str) -> Any:
        one = first((text, words))
        span = [one.sentence[i] for i in one.mention["toks"]]
        return told(head(one.sentence, one.mention["toks"]), span)

    assert of("The nomination came late .", "nomination").base == "nominate"
    assert of("She checked out on Monday .", "checked").word == "check out"
    spelled = of("He was held for driving under the influence .", "driving under the influence")
    assert spelled.senses & of("He was held for a DUI .", "DUI").senses


def test_stories_are_told_apart_by_their_words():
    quake = "the quake shook the coast of Chile and the port of Arica shook again".split()
    again = "a quake shook Arica a port on the coast of Chile".split()
    match = "the striker scored twice and the final went to penalties".split()
    cup = "a final that went to penalties after the striker scored".split()
    found = stories({"q1": quake, "q2": again, "m1": match, "m2": cup})
    assert found == {"q1": "q1", "q2": "q1", "m1": "m1", "m2": "m1"}
    assert stories({}) == {} and stories({"a": []}) == {"a": "a"}


def test_the_command_prints_every_metric_in_each_setting(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    from bench.coreference import main

    judge = tmp_path / "judge.py"
    judge.write_text(
        "def score(gold, pred):\n    return {'MUC': (1, 2, 3), 'B3': (1, 2, 3), 'CEAFe': (1, 2, 3), 'CoNLL': 3}\n"
    )
    data = tmp_path / "data.jsonl"
    data.write_text(json.dumps(document("a", ("Police arrested Roca .", "arrested"))) + "\n")
    out = tmp_path / "pred.jsonl"
    assert main([str(data), "-o", str(out), "--scorer", str(judge)]) == 0
    printed = capsys.readouterr().out
    assert all(f"{name:10s} MUC 1.0/2.0/3.0" in printed for name in ("corpus", "topic", "subtopic"))
    assert json.loads(out.read_text()).keys() == {"doc", "m", "corpus", "topic", "subtopic"}


def test_weights_are_the_log_of_how_much_oftener_an_outcome_comes_with_one_event():
    counts = Counts()
    for _ in range(9):
        counts.add([("time", "same day")], True)
    counts.add([("time", "same day")], False)
    for _ in range(89):
        counts.add([], False)
    assert counts.weight(("time", "same day")) == pytest.approx(log(9.5 / 10) - log(1.5 / 91))
    lines = list(report({"here": counts}))
    assert any(line.split()[:4] == ["time", "same", "day", "4.5"] for line in lines)
    assert any("never" in line for line in lines)


def test_the_table_of_words_comes_from_the_files_of_wordnet(tmp_path: Path):
    """Two verbs of one sense, the noun made from one of them, and a noun that is no event."""
    lines = {
        "data.noun": "  1 licence\n00000001 03 n 01 event 0 000 | gloss\n00000002 04 n 01 arrest 0 002 @ 00000001 n 0000 + 00000009 v 0101 | gloss\n"
        "00000003 05 n 01 dog 0 000 | gloss\n00000004 05 n 01 process 0 000 | g\n00000005 05 n 01 phenomenon 0 000 | g\n"
        "00000006 05 n 01 award 0 000 | g\n00000007 05 n 01 award 0 000 | g\n",
        "index.noun": "event n 1 0 1 0 00000001\narrest n 1 2 @ + 1 0 00000002\ndog n 1 0 1 0 00000003\nprocess n 1 0 1 0 00000004\n"
        "phenomenon n 1 0 1 0 00000005\naward n 2 0 2 0 00000006 00000007\n",
        "data.verb": "00000009 41 v 02 arrest 0 nab 0 001 + 00000002 n 0101 01 + 08 00 | gloss\n",
        "index.verb": "arrest v 1 1 + 1 0 00000009\nnab v 1 0 1 0 00000009\n",
        "data.adj": "",
        "index.adj": "",
    }
    for name, text in lines.items():
        (tmp_path / name).write_text(text)
    table = {tuple(r.split("\t")[:3]): r.split("\t")[3].split() for r in rows(WordNet(tmp_path))}
    assert {("arrest", "n", "arrest"), ("arrest", "v", "arrest"), ("nab", "v", "nab")} <= table.keys()
    assert ("dog", "n", "dog") not in table
    assert set(table["nab", "v", "nab"]) <= set(table["arrest", "n", "arrest"])
