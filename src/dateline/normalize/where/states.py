"""Short forms of American states and Canadian provinces, as agencies write them after a town ("Columbia, S.C.")."""

_STATES = """
Alabama Ala. AL;Alaska AK;Arizona Ariz. AZ;Arkansas Ark. AR;California Calif. Cal. CA;Colorado Colo. CO;Connecticut Conn. CT;
Delaware Del. DE;Florida Fla. FL;Georgia Ga. GA;Hawaii HI;Idaho ID;Illinois Ill. IL;Indiana Ind. IN;Iowa IA;Kansas Kan. Kans. KS;
Kentucky Ky. KY;Louisiana La. LA;Maine ME;Maryland Md. MD;Massachusetts Mass. MA;Michigan Mich. MI;Minnesota Minn. MN;
Mississippi Miss. MS;Missouri Mo. MO;Montana Mont. MT;Nebraska Neb. Nebr. NE;Nevada Nev. NV;New_Hampshire N.H. NH;
New_Jersey N.J. NJ;New_Mexico N.M. NM;New_York N.Y. NY;North_Carolina N.C. NC;North_Dakota N.D. ND;Ohio OH;Oklahoma Okla. OK;
Oregon Ore. OR;Pennsylvania Pa. Penn. PA;Rhode_Island R.I. RI;South_Carolina S.C. SC;South_Dakota S.D. SD;Tennessee Tenn. TN;
Texas Tex. TX;Utah UT;Vermont Vt. VT;Virginia Va. VA;Washington Wash. WA;West_Virginia W.Va. W.V. WV;Wisconsin Wis. Wisc. WI;
Wyoming Wyo. WY;District_of_Columbia D.C. DC;
Ontario Ont. ON;Quebec Que. QC;British_Columbia B.C. BC;Alberta Alta. AB;Manitoba Man. MB;Saskatchewan Sask. SK;
Nova_Scotia N.S. NS;New_Brunswick N.B. NB
"""

SHORT: dict[str, str] = {
    form: row.split()[0].replace("_", " ") for row in _STATES.replace("\n", "").split(";") for form in row.split()[1:]
}

_CANADIAN = {
    "Ontario",
    "Quebec",
    "British Columbia",
    "Alberta",
    "Manitoba",
    "Saskatchewan",
    "Nova Scotia",
    "New Brunswick",
}


def state_of(form: str) -> tuple[str, str] | None:
    """("South Carolina", "USA") for "S.C." or "SC" in its exact letters; None for anything else."""
    name = SHORT.get(form)
    return (name, "CAN" if name in _CANADIAN else "USA") if name else None
