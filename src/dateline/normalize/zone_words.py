"""Words that name a time zone. Sources: the IANA database (names, fixed offsets), common use in news for the abbreviations.

EDT, CEST and the like are fixed offsets; ET and CET, which reports use the year round, follow the place's summer time.
"""

ABBREVIATIONS = {
    "GMT": "+00:00", "UTC": "+00:00", "UT": "+00:00", "ZULU": "+00:00",
    "KST": "Asia/Seoul", "JST": "Asia/Tokyo", "HKT": "Asia/Hong_Kong", "SGT": "Asia/Singapore", "PHT": "Asia/Manila",
    "ICT": "Asia/Bangkok", "WIB": "Asia/Jakarta", "PKT": "Asia/Karachi", "IRST": "+03:30", "IRDT": "+04:30",
    "AFT": "Asia/Kabul", "GST": "Asia/Dubai", "AST": "Asia/Riyadh", "TRT": "Europe/Istanbul", "NPT": "Asia/Kathmandu",
    "IST": "Asia/Kolkata", "IDT": "+03:00", "CST": "America/Chicago",
    "ET": "America/New_York", "EST": "-05:00", "EDT": "-04:00", "CT": "America/Chicago", "CDT": "-05:00",
    "MT": "America/Denver", "MST": "-07:00", "MDT": "-06:00", "PT": "America/Los_Angeles", "PST": "-08:00",
    "PDT": "-07:00", "AKST": "-09:00", "AKDT": "-08:00", "HST": "-10:00", "ADT": "-03:00",
    "CET": "Europe/Paris", "CEST": "+02:00", "EET": "Europe/Kyiv", "EEST": "+03:00", "WET": "Europe/Lisbon",
    "WEST": "+01:00", "BST": "+01:00", "MSK": "Europe/Moscow", "MSD": "+04:00",
    "EAT": "+03:00", "CAT": "+02:00", "WAT": "+01:00", "SAST": "+02:00",
    "AEST": "+10:00", "AEDT": "+11:00", "ACST": "+09:30", "AWST": "+08:00", "NZST": "+12:00", "NZDT": "+13:00",
    "BRT": "-03:00", "ART": "-03:00", "CLT": "America/Santiago", "COT": "-05:00", "VET": "-04:00",
}
# by country, where an abbreviation has several meanings
AMBIGUOUS = {
    "IST": {"IND": "Asia/Kolkata", "ISR": "Asia/Jerusalem", "PSE": "Asia/Jerusalem", "IRL": "Europe/Dublin"},
    "CST": {"USA": "America/Chicago", "CHN": "Asia/Shanghai", "TWN": "Asia/Taipei", "CUB": "America/Havana"},
    "BST": {"GBR": "+01:00", "BGD": "Asia/Dhaka"},
    "AST": {"SAU": "Asia/Riyadh", "IRQ": "Asia/Baghdad", "YEM": "Asia/Aden", "CAN": "America/Halifax",
            "PRI": "America/Puerto_Rico"},
    "GST": {"ARE": "Asia/Dubai", "OMN": "Asia/Muscat"},
    "PST": {"PHL": "Asia/Manila", "USA": "-08:00"},
}
# abbreviations that are also common words or names: a zone only right after a clock time
REGIONS = {
    "eastern": "America/New_York", "us eastern": "America/New_York", "central": "America/Chicago",
    "mountain": "America/Denver", "pacific": "America/Los_Angeles", "us pacific": "America/Los_Angeles",
    "eastern standard": "-05:00", "eastern daylight": "-04:00", "pacific standard": "-08:00",
    "pacific daylight": "-07:00", "central european": "Europe/Paris", "central european summer": "+02:00",
    "british summer": "+01:00", "greenwich mean": "+00:00", "universal": "+00:00", "coordinated universal": "+00:00",
    "us": "America/New_York", "american": "America/New_York", "us eastern standard": "-05:00",
    "us eastern daylight": "-04:00", "gmt": "+00:00", "utc": "+00:00", "korea": "Asia/Seoul", "korean": "Asia/Seoul",
    "indian standard": "Asia/Kolkata", "korean standard": "Asia/Seoul", "korea standard": "Asia/Seoul",
    "japan standard": "Asia/Tokyo", "pakistan standard": "Asia/Karachi", "zulu": "+00:00",
}
# seats of government and cities often named so that no zone is called after
CITIES = {
    "washington": "America/New_York", "washington dc": "America/New_York", "beijing": "Asia/Shanghai",
    "peking": "Asia/Shanghai", "delhi": "Asia/Kolkata", "new delhi": "Asia/Kolkata", "mumbai": "Asia/Kolkata",
    "islamabad": "Asia/Karachi", "ankara": "Europe/Istanbul", "tel aviv": "Asia/Jerusalem", "gaza": "Asia/Gaza",
    "geneva": "Europe/Zurich", "bern": "Europe/Zurich", "hanoi": "Asia/Ho_Chi_Minh", "canberra": "Australia/Sydney",
    "ottawa": "America/Toronto", "brasilia": "America/Sao_Paulo", "kiev": "Europe/Kyiv", "kyiv": "Europe/Kyiv",
    "sanaa": "Asia/Aden", "abu dhabi": "Asia/Dubai", "doha": "Asia/Qatar", "the hague": "Europe/Amsterdam",
    "frankfurt": "Europe/Berlin", "munich": "Europe/Berlin", "barcelona": "Europe/Madrid", "milan": "Europe/Rome",
    "st petersburg": "Europe/Moscow", "osaka": "Asia/Tokyo", "busan": "Asia/Seoul", "boston": "America/New_York",
    "miami": "America/New_York", "houston": "America/Chicago", "dallas": "America/Chicago",
    "san francisco": "America/Los_Angeles", "seattle": "America/Los_Angeles", "cape canaveral": "America/New_York",
    "wellington": "Pacific/Auckland", "yangon": "Asia/Yangon", "naypyidaw": "Asia/Yangon", "astana": "Asia/Almaty",
    "mecca": "Asia/Riyadh", "jeddah": "Asia/Riyadh", "cape town": "Africa/Johannesburg",
    "pretoria": "Africa/Johannesburg", "abuja": "Africa/Lagos", "rabat": "Africa/Casablanca",
}
ADJECTIVES = {
    "south korean": "KOR", "north korean": "PRK", "japanese": "JPN", "chinese": "CHN", "taiwanese": "TWN",
    "russian": "RUS", "ukrainian": "UKR", "israeli": "ISR", "palestinian": "PSE", "iranian": "IRN", "iraqi": "IRQ",
    "syrian": "SYR", "turkish": "TUR", "saudi": "SAU", "saudi arabian": "SAU", "emirati": "ARE", "uae": "ARE",
    "yemeni": "YEM", "egyptian": "EGY", "libyan": "LBY", "sudanese": "SDN", "ethiopian": "ETH", "kenyan": "KEN",
    "nigerian": "NGA", "indian": "IND", "pakistani": "PAK", "afghan": "AFG", "bangladeshi": "BGD",
    "philippine": "PHL", "indonesian": "IDN", "thai": "THA", "vietnamese": "VNM", "british": "GBR", "uk": "GBR",
    "french": "FRA", "german": "DEU", "italian": "ITA", "spanish": "ESP", "portuguese": "PRT", "polish": "POL",
    "greek": "GRC", "swedish": "SWE", "norwegian": "NOR", "finnish": "FIN", "danish": "DNK", "dutch": "NLD",
    "belgian": "BEL", "swiss": "CHE", "austrian": "AUT", "hungarian": "HUN", "czech": "CZE", "romanian": "ROU",
    "bulgarian": "BGR", "serbian": "SRB", "armenian": "ARM", "azerbaijani": "AZE", "georgian": "GEO",
    "kazakh": "KAZ", "cuban": "CUB", "mexican": "MEX", "canadian": "CAN", "brazilian": "BRA", "argentine": "ARG",
    "chilean": "CHL", "colombian": "COL", "venezuelan": "VEN", "peruvian": "PER", "australian": "AUS",
    "lebanese": "LBN", "jordanian": "JOR", "qatari": "QAT", "kuwaiti": "KWT", "sri lankan": "LKA", "malaysian": "MYS",
    "north korea": "PRK", "south korea": "KOR", "russia": "RUS", "turkey": "TUR", "england": "GBR", "britain": "GBR",
    "iran": "IRN", "syria": "SYR", "taiwan": "TWN", "vietnam": "VNM", "venezuela": "VEN", "palestine": "PSE",
    "laos": "LAO", "moldova": "MDA", "bolivia": "BOL", "tanzania": "TZA",
}
# capital's zone of the countries that have several in zone.tab
CAPITAL_ZONE = {
    "USA": "America/New_York", "RUS": "Europe/Moscow", "AUS": "Australia/Sydney", "BRA": "America/Sao_Paulo",
    "CAN": "America/Toronto", "CHN": "Asia/Shanghai", "IDN": "Asia/Jakarta", "KAZ": "Asia/Almaty",
    "MEX": "America/Mexico_City", "MNG": "Asia/Ulaanbaatar", "COD": "Africa/Kinshasa", "CHL": "America/Santiago",
    "ESP": "Europe/Madrid", "PRT": "Europe/Lisbon", "ECU": "America/Guayaquil", "NZL": "Pacific/Auckland",
    "ARG": "America/Argentina/Buenos_Aires", "CYP": "Asia/Nicosia", "DEU": "Europe/Berlin",
    "MYS": "Asia/Kuala_Lumpur", "PSE": "Asia/Gaza", "UKR": "Europe/Kyiv", "UZB": "Asia/Tashkent",
    "PNG": "Pacific/Port_Moresby", "GRL": "America/Nuuk", "FSM": "Pacific/Pohnpei", "KIR": "Pacific/Tarawa",
    "MHL": "Pacific/Majuro", "PYF": "Pacific/Tahiti", "VNM": "Asia/Ho_Chi_Minh", "XKX": "Europe/Belgrade",
}
