"""The code books that a kind can be mapped to, as far as a pack must be checked against them.

PLOVER: the event types of Halterman, Bagozzi, Beger, Schrodt and Scarborough, "PLOVER and POLECAT" (2023).
CAMEO: Schrodt, "CAMEO Conflict and Mediation Event Observations Event and Actor Codebook", version 1.1b3 (2012).
ACLED: "Armed Conflict Location & Event Data Project (ACLED) Codebook" (2023), event types and sub-event types.
"""

PLOVER = frozenset(
    """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT
    REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT""".split()
)
# the highest third digit that each root of CAMEO has; 0 stands for "not specified below"
CAMEO = {
    "01": 9, "02": 8, "03": 9, "04": 6, "05": 7, "06": 4, "07": 5, "08": 7, "09": 4, "10": 8,
    "11": 6, "12": 9, "13": 9, "14": 5, "15": 5, "16": 6, "17": 6, "18": 6, "19": 6, "20": 4,
}  # fmt: skip
ACLED: dict[str, frozenset[str]] = {
    "Battles": frozenset({"Armed clash", "Government regains territory", "Non-state actor overtakes territory"}),
    "Protests": frozenset({"Excessive force against protesters", "Protest with intervention", "Peaceful protest"}),
    "Riots": frozenset({"Violent demonstration", "Mob violence"}),
    "Explosions/Remote violence": frozenset(
        {"Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
         "Remote explosive/landmine/IED", "Grenade"}
    ),
    "Violence against civilians": frozenset({"Sexual violence", "Attack", "Abduction/forced disappearance"}),
    "Strategic developments": frozenset(
        {"Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
         "Looting/property destruction", "Non-violent transfer of territory", "Other"}
    ),
}  # fmt: skip


def wrong_cameo(code: str) -> bool:
    """A root ("19"), a code under it ("190") or a finer one ("1951")."""
    if not (code.isdigit() and 2 <= len(code) <= 4 and code[:2] in CAMEO):
        return True
    return len(code) > 2 and int(code[2]) > CAMEO[code[:2]]


def wrong_acled(code: str) -> bool:
    """ "Type" or "Type > Sub-event type"."""
    type_, _, sub = code.partition(" > ")
    return type_ not in ACLED or (bool(sub) and sub not in ACLED[type_])
