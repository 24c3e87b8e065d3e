"""Documents: parses on folded text with true offsets, the same whatever stands beside them."""

import json
from pathlib import Path

import pytest

from dateline.model import Report
from dateline.packs.schema import Pack
from dateline.reading import default_parser, known_genders, known_names, lay_out, lay_out_all
from dateline.reading.parser import Parser
from dateline.sources.raw import lay_out_text

SHARED = Path(__file__).parents[2].parent / "shared" / "corpus"
BODY = "The army fired two rockets at the range near the coast on Tuesday morning, the defence ministry said."


def document(text, title=None, outlet=None, **known):
    text, title, span = lay_out_text(text, title)
    return lay_out(Report(id="r", text=text, title=title, title_span=span, outlet=outlet), default_parser(), **known)


def sentences(text):
    return [s.tokens.text for s in document(text).sentences]


def test_offsets_are_true_of_the_stored_text():
    made = document(
        "Army fires two rockets\n\nNARVIK, May 4 (Wire) -- Twо rоckеts “flew” to Wŏnsan.\nIt was raining there.",
        "Army fires two rockets",
    )
    assert made.folded != made.report.text
    for sentence in made.sentences:
        for token in sentence:
            assert made.folded[sentence.start_of(token) : sentence.end_of(token)] == token.text
        assert made.folded[sentence.span.start : sentence.span.end] == sentence.tokens.text
    assert [s.index for s in made.sentences] == list(range(len(made.sentences)))


def test_boilerplate_and_datelines_are_kept_without_sentences():
    made = document(f"Army fires two rockets at range\n\nAdvertisement\n\nNARVIK (Wire) -- {BODY}")
    assert [(p.passage.role, len(p.sentences)) for p in made.paragraphs] == [
        ("headline", 1), ("boilerplate", 0), ("dateline", 0), ("body", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It fell at about 7:27 a.m. There was no word of damage.", 2),
        ("It was fired at 3:12 p.m. Moscow time and flew 6,000 kilometers.", 1),
        ("It left at 10:37:55 a.m. local time (0137 GMT), two years late.", 1),
        ("It began shortly after 9 a.m. Saturday, the Joint Chiefs said.", 1),
        ("It is replacing the Tochka-U. Both were fired in October 2013.", 2),
        ("The hotline joined Lt. Gen. Paramjit Singh Sangha and Maj. Gen. Nauman Zakaria on Sept. 10.", 1),
        ('"Are you happy?" he asked the soldiers in the rain.', 1),
        ("The answer may be simple: North Korea is showing what will happen.", 1),
        ("The U.S. military said so. The South agreed with the U.S. The talks went on.", 3),
        ("1. The initiative is not extended beyond today.", 1),
    ],
)
def test_sentences_are_parted_where_they_end(text, count):
    assert len(sentences(text)) == count


def test_a_headline_in_title_case_is_set_as_a_sentence():
    body = "The launch by North Korea came hours after it offered talks to the United States, the ministry said."
    made = document(f"North Korea Fires Two Missiles After Offering Talks\n\n{body}")
    doc = made.paragraphs[0].doc
    assert doc.text == "North Korea fires two missiles after offering talks"
    assert next(t for t in doc if t.text == "fires").pos_ == "VERB"
    shouted = document(f"NORTH KOREA FIRES TWO MISSILES\n\n{body}").paragraphs[0].doc.text
    assert shouted == "North Korea fires two missiles"


def test_names_given_keep_their_capitals():
    made = document(f"Japan Condemns Missile Launch Over Hokkaido\n\n{BODY}", names=frozenset({"Japan", "Hokkaido"}))
    assert made.paragraphs[0].doc.text == "Japan condemns missile launch over Hokkaido"


def test_a_lost_speaker_is_marked_and_one_who_was_named_is_not():
    lost = document(f"{BODY}\n\n“It would be foolish to stop now,” she added.")
    assert [p.passage.lost for p in lost.paragraphs] == [False, True]
    named = document(
        f"{BODY}\n\nAnalyst Maria Holm said the rockets were old.\n\n“It would be foolish to stop now,” she added."
    )
    assert not any(p.passage.lost for p in named.paragraphs)
    other = document("Analyst Peter Holm said the rockets were old.\n\n“It would be foolish to stop now,” she added.")
    assert other.paragraphs[-1].passage.lost
    known = document(f"Kim Holm watched the rockets fly.\n\n{BODY}\n\n“We go on,” she said.", genders={"kim holm": "m"})
    assert known.paragraphs[-1].passage.lost


@pytest.mark.parametrize(
    ("text", "outlet", "wire"),
    [
        (f"SEOUL, Sept. 10 (Yonhap) -- {BODY}", "Yonhap", "Yonhap"),
        (f"SEOUL (Potomac Ledger) - {BODY}", "potomac-ledger.example", None),
        (f"SEOUL, Aug. 6 (Eastwire) -- {BODY}", "harborline-news.example", "Eastwire"),
        (f"SEOUL, Aug. 6 (Eastwire) -- {BODY}", "eastwire.example", "Eastwire"),
        (f"TOKYO/SEOUL, March 6, Kyodo\n\n{BODY}", None, "Kyodo"),
        (f"{BODY}\n\nYonhap", "Daily", "Yonhap"),
        (f"{BODY} (AGENCIES)", "Daily", "Agencies"),
        (f"{BODY}\n\n[Copyright The Jiji Press, Ltd.]", None, "Jiji Press"),
        (f"{BODY} Reuters reported the same.", "Daily", None),
    ],
)
def test_the_agency_of_the_whole_piece(text, outlet, wire):
    assert document(text, outlet=outlet).wire == wire


def _signature(made):
    return [
        (
            p.passage,
            [(t.text, t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_iob_, t.ent_type_, t.is_sent_start) for t in p.doc],
        )
        for p in made.paragraphs
    ]


def _corpus():
    path = SHARED / "reports.jsonl"
    rows = [json.loads(line) for line in path.read_text().splitlines()][:40]
    for row in rows:
        text, title, span = lay_out_text(row["text"], row["title"])
        yield Report(id=row["id"], text=text, title=title, title_span=span)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="development data absent")
def test_neither_order_nor_batch_changes_a_document():
    reports, parser = list(_corpus()), default_parser()
    one = {r.id: _signature(lay_out(r, parser)) for r in reports}
    many = {d.report.id: _signature(d) for d in lay_out_all(reversed(reports), parser, batch=7)}
    assert one == many


def test_a_parser_that_is_not_installed_is_named():
    with pytest.raises(OSError, match="en_core_web_none"):
        _ = Parser("en_core_web_none").nlp


def test_a_report_in_another_language_is_told_and_not_parsed():
    made = document(
        "Nordkorea hat am Dienstag zwei Raketen in Richtung des Meeres abgefeuert, teilte das Militär in Seoul mit."
    )
    assert made.report.language == "de"
    assert made.paragraphs
    assert not made.sentences


def test_the_packs_lend_names_and_genders():
    person = {"name": "Kim Holm", "actor": "NOR", "gender": "m", "aliases": ("Holm",)}
    pack = Pack(
        name="p", actors=({"code": "NOR", "name": "Norway", "adjectives": ("Norwegian",), "people": (person,)},)
    )
    assert known_names([pack]) == {"Norway", "Norwegian", "Kim Holm", "Holm"}
    assert known_genders([pack]) == {"kim holm": "m", "holm": "m"}
