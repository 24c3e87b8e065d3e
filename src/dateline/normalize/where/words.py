"""The small words around a place name."""

# prepositions that put something somewhere, with those that do so only for a thing that flies, falls or moves
LOCATIVE = frozenset((
    "in", "at", "near", "from", "off", "over", "toward", "towards", "into", "onto", "across", "around", "outside", "inside",
    "above", "through", "throughout", "within", "along", "beyond", "to", "under", "past", "via", "aboard", "amid", "beneath",
))  # fmt: skip
STRONG = frozenset(
    ("in", "at", "near", "from", "off", "outside", "around", "toward", "towards", "into", "over", "across")
)
HOSTILE = frozenset(("on", "against"))

ATTACK = frozenset((
    "attack", "strike", "raid", "assault", "bombardment", "bombing", "airstrike", "fire", "offensive", "salvo", "barrage",
    "shelling", "launch", "missile", "rocket", "drone", "bomb", "invasion", "incursion", "send", "hit", "land", "fall", "drop",
))  # fmt: skip
PHYSICAL = frozenset((
    "hit", "strike", "bomb", "target", "attack", "shell", "reach", "leave", "visit", "enter", "shake", "rock", "pound", "raid",
    "bombard", "devastate", "cross", "overfly", "evacuate", "invade", "occupy", "capture", "liberate", "approach", "flee", "batter",
))  # fmt: skip
SETTING_OUT = frozenset(("leave", "depart", "head", "bind", "embark", "sail", "bound", "fly", "set"))
LEAVING = frozenset(("leave", "depart", "exit", "quit"))
HITTING = frozenset((
    "hit", "strike", "bomb", "target", "attack", "shell", "reach", "shake", "rock", "pound", "raid", "bombard", "devastate", "batter",
))  # fmt: skip
SHIPS = frozenset((
    "cruiser", "destroyer", "frigate", "carrier", "submarine", "ship", "vessel", "boat", "tanker", "uss", "hms", "ins", "corvette",
    "warship", "trawler", "ferry", "yacht", "freighter", "m/v", "mv", "jet", "sub",
))  # fmt: skip
UTTERED = frozenset((
    "message", "warning", "letter", "threat", "signal", "response", "reply", "answer", "say", "tell", "warn", "talk", "speak",
    "apologize", "apologise", "offer", "concession", "pressure", "statement", "aid", "ally", "challenge", "proposal",
    "according", "due", "thanks", "belong", "compare", "appeal", "call", "message", "listen", "friend", "close",
))  # fmt: skip

# kinds of places that follow a name; the first are left out of the display name, the second belong to it
ADMIN_NOUNS = frozenset((
    "province", "region", "area", "county", "district", "oblast", "governorate", "prefecture", "city", "town", "village",
    "municipality", "state", "territory", "suburb", "neighborhood", "neighbourhood", "zone", "township", "outskirts", "vicinity",
    "border", "coast", "areas", "regions", "provinces", "towns", "krai", "raion", "department",
))  # fmt: skip
SITE_NOUNS = frozenset((
    "airport", "airfield", "aerodrome", "airbase", "base", "island", "islands", "peninsula", "site", "range", "polygon", "center",
    "centre", "cosmodrome", "spaceport", "port", "harbor", "harbour", "shipyard", "complex", "facility", "station", "pad",
    "atoll", "reef", "shoal", "bay", "strait", "gulf", "sea", "river", "lake", "ocean", "mountain", "mountains", "mount", "valley",
    "desert", "cape", "canal", "channel", "bridge", "plant", "reactor", "refinery", "ground", "grounds", "field", "crossing",
    "camp", "fort", "plateau", "archipelago", "delta", "basin", "heights", "hills", "beach", "park", "square", "palace",
))  # fmt: skip
SITE_FILLERS = frozenset((
    "air", "force", "naval", "military", "space", "missile", "test", "testing", "launch", "launching", "satellite", "nuclear",
    "international", "army", "navy", "submarine", "rocket", "proving", "flight", "power", "oil", "training", "operating", "research",
    "industrial", "mobile", "port", "coastal", "border",
))  # fmt: skip
BEFORE_NOUNS = ADMIN_NOUNS | SITE_NOUNS | {"capital", "hamlet", "enclave", "settlement", "hometown", "stronghold"}

DIRECTIONS = {
    "north": "north", "northern": "north", "northeast": "northeast", "north-east": "northeast", "northeastern": "northeast",
    "north-eastern": "northeast", "east": "east", "eastern": "east", "southeast": "southeast", "south-east": "southeast",
    "southeastern": "southeast", "south-eastern": "southeast", "south": "south", "southern": "south", "southwest": "southwest",
    "south-west": "southwest", "southwestern": "southwest", "south-western": "southwest", "west": "west", "western": "west",
    "northwest": "northwest", "north-west": "northwest", "northwestern": "northwest", "north-western": "northwest",
}  # fmt: skip

TITLES = frozenset((
    "mr", "mrs", "ms", "dr", "president", "minister", "general", "gen", "gen.", "lt", "col", "col.", "capt", "capt.", "adm", "adm.",
    "admiral", "colonel", "captain", "major", "maj", "sen", "sen.", "senator", "rep", "rep.", "secretary", "chairman", "leader",
    "prof", "professor", "mr.", "mrs.", "ms.", "dr.", "st", "sgt", "sgt.", "judge", "sheriff", "governor", "gov", "gov.", "mayor",
    "king", "queen", "prince", "princess", "sir", "lord", "lady", "pope", "imam", "ayatollah", "envoy", "spokesman", "spokeswoman",
    "reporter", "by", "ambassador", "lawyer", "sergeant", "premier", "chancellor", "commander", "marshal", "rev", "rev.", "coach",
))  # fmt: skip

KOREAN_TAILS = frozenset(("ri", "dong", "do", "up", "gun", "myon", "myeon", "ni", "rodongjagu"))
