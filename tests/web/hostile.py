"""A hundred reports by somebody who wants a page to run, break or lie; with readings, so that every page shows them."""

from pathlib import Path

from dateline.model import (
    Actor,
    Claim,
    Commitment,
    Count,
    Mention,
    Passage,
    Place,
    Reading,
    Report,
    Source,
    Span,
    Statement,
    Tally,
    Term,
    Time,
)
from dateline.reconcile.kinds import KindInfo
from dateline.record import Glossary, Store

RUN = "window.__ran=1"
MARKUP = (
    f"<script>{RUN}</script>", f"<img src=x onerror={RUN}>", f"<svg onload={RUN}>", f"'\"><script>{RUN}</script>",
    f"</title><script>{RUN}</script>", f"</textarea><script>{RUN}</script>", f"<a href=\"javascript:{RUN}\">x</a>",
    "<style>*{display:none}</style>", "<base href=https://evil.example/>", f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>", "<form action=https://evil.example><button>x</form>",
    "<link rel=stylesheet href=https://evil.example/x.css>", "<img src=https://evil.example/pixel.png>", "</main></body></html>",
    f"\" onmouseover={RUN} x=\"", f"<details open ontoggle={RUN}>", "<!--", "]]>", "<plaintext>",
)  # fmt: skip
TEMPLATES = (
    "{{ 7*7 }}",
    "{% raw %}",
    "${7*7}",
    "#{7*7}",
    "{{ request.app.state.settings.token }}",
    "{{ ''.__class__.__mro__ }}",
)
HIDDEN = (
    "\u202egnirts\u202c", "a\u2066b\u2069c", "\u200bzero\u200bwidth", "\ufeffbom", "\x1b[31mred\x07", "\u2028line\u2029", "مرحبا بالعالم hello",
    "\U000e0041\U000e0042tags", "a" + "\u0301" * 200,
)  # fmt: skip
LARGE = ("w" * 4000, "ﷺ" * 300, "https://example.org/" + "x" * 900, "\n".join("line" for _ in range(300)), "🏴" * 200)
ADDRESSES = (
    f"javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    'https://example.org/"><script>x</script>',
    "//evil.example/",
    "file:///etc/passwd",
)
WORDS = (*MARKUP, *TEMPLATES, *HIDDEN, *LARGE)
GLOSSARY = Glossary(
    kinds={"launch": KindInfo(family="weapons", label=f"launch <b onclick={RUN}>")},
    actors={"PRK": "North <i>Korea</i>"},
)


def hostile_store(path: Path) -> Path:
    with Store.open(path, create=True) as store:
        store.describe(GLOSSARY)
        for number in range(100):
            report = _report(number, WORDS[number % len(WORDS)])
            store.add(report, _reading(report, WORDS[number % len(WORDS)]), "2026-01-01T00:00:00+00:00")
        store.refresh()
    return path


def _report(number: int, evil: str) -> Report:
    text = (
        f"{evil} fires {number}\n\nNorth Korea fired two {evil} from {evil} on day {number}, the tenth since May.\n\n"
        f'"We will {evil}," said {evil}. It declared a moratorium on {evil}.\n\n{evil}'
    )
    return Report(
        id=f"{evil}#{number}", text=text, title=f"{evil} fires {number}", outlet=f"{evil[:80]} {number % 7}",
        url=ADDRESSES[number % len(ADDRESSES)], published=f"2019-{number % 12 + 1:02}-{number % 28 + 1:02}", notes=(evil,),
    )  # fmt: skip


def _reading(report: Report, evil: str) -> Reading:
    text = report.text
    whole = Span(start=0, end=len(text))
    at = text.index("North Korea fired")
    fired = Span(start=at + 12, end=at + 17)
    overlapping = [Span(start=at, end=at + 30), Span(start=at + 5, end=len(text) - 1), whole]
    said_by = (Source(speaker=evil[:200], org=evil[:200], role=evil[:200], actor="PRK", via=(evil[:200],), span=fired),)
    day = report.published or ""
    claims = (
        Claim(attribute="agent", value=Actor(code="PRK", name=evil[:200], org=evil[:200]), evidence=overlapping[0], said_by=said_by),
        Claim(attribute="from", value=Place(name=evil[:200], lat=89.9, lon=-180.0, radius_km=9000, precision="near"), evidence=overlapping[1]),
        Claim(attribute="weapon", value=Term(vocabulary="weapons", term="missile", phrase=evil[:200]), evidence=fired, said_by=said_by),
        Claim(attribute="count", value=Count(number=2, unit=evil[:60]), evidence=whole),
        Claim(attribute="time", value=Time(edtf=day, start=f"{day}T00:00:00", end=f"{day}T23:59:59", precision="day"), evidence=fired),
    )  # fmt: skip
    content = Span(start=text.index('"We will') + 1, end=text.index('"We will') + 9)
    return Reading(
        report=report.key, code="hostile", passages=(Passage(span=whole, role="body"),),
        mentions=(Mention(id="m1", entry="e1", kind="launch", trigger=fired, sentence=Span(start=at, end=at + 40), claims=claims),),
        statements=(Statement(id="s1", by=said_by[0], direct=True, content=content, about=("e1",)),),
        tallies=(Tally(id="t1", value=Count(number=10), form="ordinal", of=evil[:200], kind="launch", actor="PRK", evidence=fired),),
        commitments=(Commitment(id="c1", by=(Actor(code="PRK", name=evil[:200]),), what=evil[:300], covers=(("launch", None),), evidence=fired),),
        notes=(evil,),
    )  # fmt: skip
