"""Words that tell what a capitalised run beside them, or around them, names."""

from dateline.sources.words import words

# stand before a person's name, written small or with a capital
TITLES = words(
    """
mr mr. mrs mrs. ms ms. dr dr. sir dame lord lady prof prof. professor president premier chancellor minister secretary senator sen. rep.
representative congressman congresswoman governor gov. mayor king queen prince princess emir sultan sheikh shaikh ayatollah imam mullah pope
cardinal archbishop bishop rabbi rev. reverend judge justice general gen. lt. lieutenant col. colonel maj. major capt. captain sgt. sergeant
adm. admiral brig. brigadier marshal commander cmdr. commodore chairman chairwoman chair chief director ambassador amb. envoy consul
commissioner spokesman spokeswoman spokesperson analyst researcher fellow expert scholar lawyer attorney prosecutor journalist reporter
correspondent editor author leader negotiator delegate diplomat adviser advisor aide official officer undersecretary
"""
)
# may stand inside a title that ends in one of those: "prime minister", "vice president", "deputy foreign minister"
BEFORE_TITLES = words(
    "prime vice deputy foreign defense defence interior finance former acting special senior assistant first supreme national security "
    "secretary lieutenant major brigadier lt. maj. brig. vice- rear crown grand white house press chief executive state"
)
# the last word of a body's name, or the one before "of" or "for"
BODY_NOUNS = words(
    """
ministry department agency council committee commission army navy force forces command staff guard guards corps police office bureau
service services board authority administration party union organization organisation institute institution university college center centre
school foundation association federation league alliance front movement brigade brigades division company co. inc. inc corp. corp
corporation ltd. ltd group bank news times post press radio television tv network journal daily herald tribune media broadcaster assembly
parliament congress senate house court tribunal cabinet government secretariat fund society club forum observatory watch church agencies
ministries embassy consulate militia directorate headquarters secretariat laboratory laboratories airlines airways industries
"""
)
JOINING = frozenset({"of", "for", "on"})  # "Ministry of Defence", "Committee for ..."
PARTICLES = words("van von der den de del della di da dos la le al el bin ibn ben bint abu ul ur")
# what "X, ..." says of a person, or what acts with a name as its subject
HUMAN = words(
    """
analyst expert researcher fellow professor director chairman chairwoman head chief leader commander president minister premier secretary
envoy ambassador diplomat spokesman spokeswoman spokesperson official officer adviser advisor aide lawmaker senator governor mayor
resident witness journalist reporter correspondent author editor lawyer attorney judge general admiral colonel scholar scientist doctor
teacher student activist founder member man woman father mother son daughter wife husband king prince negotiator lecturer historian
"""
)
# the last word of what is no person: places, works, meetings
LAND = words(
    """
river street road avenue square bridge airport city town village island islands bay sea ocean lake mountain mountains valley beach park
stadium tower building hall palace castle county province district region state states republic kingdom peninsula strait gulf coast desert
war treaty agreement accord act plan deal summit conference cup games olympics league series day week year award prize church mosque temple
times meeting session plenum talks negotiations inquiry operation exercise mission project programme program policy fund report study survey
hotel theater theatre museum hospital prison clinic market mall
"""
)
SPEECH = words(
    "say tell add warn ask argue explain note tweet write insist believe think recall acknowledge declare state reply respond"
)
MONTHS = words(
    "january february march april may june july august september october november december jan. feb. mar. apr. aug. sept. sep. oct. nov. dec. "
    "jan feb mar apr jun jul aug sept sep oct nov dec"
)
DAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday mon. tue. tues. wed. thu. thurs. fri. sat. sun. today yesterday tomorrow tonight"
)
SPANS = words(
    "day days week weeks month months year years decade decades weekend century night morning afternoon evening"
)
CLOCK = words("a.m. p.m. am pm gmt utc hour hours minute minutes second seconds noon midnight o'clock")
MONEY = words("dollar dollars euro euros won yen yuan pound pounds rupee rupees ruble rubles")
RANKS = words("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth twentieth")
# all capitals, yet countries
SHORT_STATES = words("us u.s. usa u.s.a. uk u.k. uae u.a.e. dprk rok prc ussr drc")
