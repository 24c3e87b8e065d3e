"""The agency a whole piece comes from: named in the dateline, the byline, or behind the last paragraph.

"Reuters reported" inside the text is a source of one sentence and no origin of the piece.
"""

import re
from collections.abc import Iterable

from dateline.model import Passage, Report
from dateline.sources.clean import plain
from dateline.sources.dateline import find_dateline

# the name that is kept, and the names by which the agency is credited, in lower case
NAMES = """
Reuters = reuters | thomson reuters | reuters staff
AP = ap | associated press | the associated press
AFP = afp | agence france-presse | agence france presse
UPI = upi | united press international
dpa = dpa | deutsche presse-agentur | dpa-afx | rtt news/dpa-afx
ANSA = ansa
EFE = efe | agencia efe
PA = pa | pa media | press association
Yonhap = yonhap | yonhap news | yonhap news agency
Newsis = newsis
KCNA = kcna | korean central news agency
Kyodo = kyodo | kyodo news
Jiji Press = jiji | jiji press | the jiji press | the jiji press, ltd.
Xinhua = xinhua | xinhua news agency
TASS = tass | itar-tass
RIA Novosti = ria | ria novosti
Sputnik = sputnik | urdupoint news / sputnik
Interfax = interfax
Interfax-Ukraine = interfax-ukraine
Ukrinform = ukrinform
Unian = unian
BelTA = belta
PAP = pap
CTK = ctk
MTI = mti
Tanjug = tanjug
Beta = beta
HINA = hina
BTA = bta
Agerpres = agerpres
Anadolu Agency = aa | anadolu | anadolu agency
DHA = dha
IHA = iha
IRNA = irna
ISNA = isna
MNA = mna | mehr | mehr news agency
Tasnim = tasnim | tasnim news agency
Fars = fars | fna | fars news agency
SANA = sana
Petra = petra
NNA = nna
WAFA = wafa
Ma'an = ma'an
SPA = spa | saudi press agency
WAM = wam | emirates news agency
QNA = qna | qatar news agency
KUNA = kuna
BNA = bna | bahrain news agency
ONA = ona
Saba = saba
INA = ina
MENA = mena
PTI = pti | press trust of india
ANI = ani
IANS = ians
UNI = uni | united news of india
APP = app | associated press of pakistan
BSS = bss
UNB = unb
ANA = ana
VNA = vna | vietnam news agency
Antara = antara
Bernama = bernama
PNA = pna | philippine news agency
CNA = focus taiwan | central news agency
AAP = aap | australian associated press
Canadian Press = cp | the canadian press | canadian press
Bloomberg = bloomberg | bloomberg news
Belga = belga
ANP = anp
NTB = ntb
TT = tt
Ritzau = ritzau
STT = stt
APA = apa
Azertac = azertac
Armenpress = armenpress
Kazinform = kazinform
Trend = trend
Agencies = agencies | agency | news agencies | wire reports | wires
NAN = nan
SUNA = suna
ENA = ena
PANA = pana
Prensa Latina = prensa latina
Notimex = notimex
Telam = telam
PR Newswire = prnewswire | pr newswire
Business Wire = business wire | businesswire
Globe Newswire = globe newswire | globenewswire
Tribune News Service = tns | tribune news service
Cox Media = cox media group
NHK = nhk
"""
AGENCIES: dict[str, str] = {
    name.strip(" ."): kept
    for line in NAMES.strip().splitlines()
    for kept, _, rest in [line.partition(" = ")]
    for name in rest.split("|")
}
HEAD, TAIL = 8, 4
LINE = re.compile(
    r"^\W{0,20}(?:by|source|via|credit|from|copyright|\(c\)|©|with|story by|\d{4})*\W{0,20}(?P<name>.{2,40}?)\W{0,20}$",
    re.IGNORECASE,
)
FIRST = re.compile(
    r"\b(?:first|originally)\s+(?:appeared|published|ran)\s+(?:on|in|at|by)\s+(?P<name>[A-Z][\w.' -]{1,40}?)(?:\s+and\b|[.,;)]|$)"
)
BEHIND = re.compile(
    r"(?:[.!?\"']\s*|\s)[(\[](?P<name>[A-Z][\w .,&'/-]{1,40})[)\]]\W*$|"
    r"[.!?\"']\s+[-–—]{1,2}\s?(?P<dashed>[A-Z][\w .&'/-]{1,30})\W*$"
)
WIRE_NAME = re.compile(r"wire\b|news agency|agency\b|press\b", re.IGNORECASE)


def wire_of(report: Report, passages: Iterable[Passage]) -> str | None:
    """The agency's name as it is best known, or as the dateline writes it; None for a paper's own story."""
    lines = [(p.role, plain(p.span.of(report.text))) for p in passages]
    for role, line in lines:
        if role == "dateline" and (found := find_dateline(line)) and found.credit:
            return _credited(found.credit, report.outlet)
    content = [line for role, line in lines if role in ("body", "quote")]
    aside = [line for role, line in lines if role in ("boilerplate", "related")]
    for line in aside:
        if match := FIRST.search(line):
            return _credited(match["name"], report.outlet)
    top = [line for role, line in lines[:HEAD] if role in ("boilerplate", "dateline")]
    end = [line for role, line in lines[-TAIL:] if role == "boilerplate"]
    for line in (*top, *end):
        if (match := LINE.match(line)) and (name := known(match["name"])):
            return name
    if content and (match := BEHIND.search(content[-1])):
        return known(match["name"] or match["dashed"] or "")
    return None


def known(name: str) -> str | None:
    """The agency of a name, or None."""
    return AGENCIES.get(" ".join(name.lower().strip(" .,()[]").split()))


def _credited(credit: str, outlet: str | None) -> str | None:
    """What a dateline credits: an agency, or another paper. A paper that credits itself is no agency, unless its name says so."""
    if agency := known(credit):
        return agency
    parts = [known(part) for part in re.split(r"\s*/\s*", credit)]
    if agency := next((p for p in reversed(parts) if p), None):
        return agency
    own = _letters(credit) in _letters(outlet or "")
    return credit if not own or WIRE_NAME.search(f"{credit} {(outlet or '').split('.')[0]}") else None


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())
