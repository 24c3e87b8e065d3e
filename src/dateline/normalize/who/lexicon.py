"""Closed classes of English that name no actor by themselves: what may stand in, before and after a title or an organ."""

from typing import Literal

from dateline.sources.words import words

Gender = Literal["m", "f"]

# Words that qualify an office and belong to the title.
RANKS = words(
    "deputy vice first second senior top chief acting interim former ex assistant associate principal special main lead head "
    "national foreign joint military political nuclear presidential parliamentary permanent supreme outgoing incoming retired "
    "veteran longtime then honorary late lieutenant major brigadier rear general executive "
)

# Words between a state and its organ: "South Korea's powerful defence ministry", "the Saudi-led coalition".
BETWEEN = frozenset(
    {"'s", "’s", "'", "-", "led", "own", "official", "run", "new", "internationally", "recognised", "recognized"}
)

# Hyphenated participles after which the state only qualifies: "U.S.-backed forces" are not those of the United States.
QUALIFYING = words(
    "backed aligned based allied supported sponsored funded made built brokered mediated supplied occupied born friendly "
    "linked trained armed flagged owned administered style designed proposed imposed held speaking bound facing"
)

MALE = words(
    "he him his himself spokesman chairman king prince sultan emir pope mr mr. sir lord father brother son husband uncle nephew "
    "statesman congressman councilman sheikh ayatollah businessman"
)
FEMALE = words(
    "she her hers herself spokeswoman chairwoman queen princess mrs mrs. ms ms. miss lady dame mother sister daughter wife "
    "widow aunt niece congresswoman businesswoman stateswoman"
)

# Whose is meant by a name that several states' organs bear, where nobody's is said and the report speaks of that state.
MEANT = {"Congress": "USA"}
# Prepositions that lead in the state of an organ or office.
OWNING = frozenset({"of", "from", "for", "in", "at"})
LOCATIVE = words(
    "in at near outside around over into through across within off inside along above beyond onto north south east west "
    "northeast northwest southeast southwest km kilometers kilometres miles"
)

# Capitalised words that never are part of a person's name; their presence makes a run of capitals something else.
NOT_NAMES = words("""
 january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
 jan feb mar apr jun jul aug sep sept oct nov dec gmt utc est edt kst jst bst cet
 ministry department institute university agency committee party army council province airport street news times post television tv radio corp inc
 ltd act treaty agreement accord accords house center centre commission office bureau academy forum group foundation project association organization
 organisation federation union alliance league front movement brigade brigades battalion division fleet force forces guard guards corps command
 island islands sea ocean bay strait river mount lake peninsula gulf city county district region state states republic kingdom emirate empire
 north south east west northern southern eastern western central upper lower new great missile missiles rocket satellite launcher system systems
 airlines airways bank company electronics industries shipping holdings square tower palace castle hotel stadium port base site range facility
 summit conference declaration plan protocol resolution operation exercise war deal talks report review journal magazine herald tribune gazette
 program programme initiative agenda strategy constitution charter congress senate parliament assembly court tribunal day week year eve festival
 christmas easter ramadan ministry's high school college hospital church mosque temple club cup games olympics team the a an this that these those
 it its in on at by for from with but and or if when while after before since until as not no yes there here what who why how all some many most
 both each every other another he she they we you i his her their our your my earlier later meanwhile however also still yet now then according
 asked speaking citing quoting despite during under over last next one two three four five six seven eight nine ten several few hours minutes
 late early today yesterday tomorrow tonight morning afternoon evening read more photo file image video live breaking update updated exclusive
 analysis opinion correction editor's latest share related advertisement copyright chairman's western allied ballistic nuclear security
 atoll cape camp fort bab ras jebel wadi tel beit kfar first second third fourth fifth ledger wire daily sun star guardian chronicle observer
 facebook twitter email messenger whatsapp telegram instagram youtube google iron
 washington islamic communist christian muslim jewish arab european asian african american gop democrat democrats republican republicans
""")

# Lower-case links inside a name.
LINKS = words("bin ibn bint al el ul ur ud abu ben von van der den de da del della di dos du la le ten ter y")

SPEAK = words(
    "say tell add warn state declare announce argue insist note claim vow pledge reiterate reply respond ask write tweet stress "
    "meet travel visit sign agree call urge condemn accuse deny confirm reject lead order oversee observe address attend host "
    "arrive believe think hope want thank praise"
)

# Nouns that, with "the", mean an organ named before.
ORGANS = words(
    "ministry agency department office council commission committee party army military government administration navy force "
    "broadcaster newspaper daily watchdog command bureau institute authority"
)

# Weak organ words: as the modifier of another noun they only qualify it ("military drills"), unless that noun speaks.
WEAK = words(
    "military army navy police forces troops government administration regime state public side parliament cabinet leadership "
    "authorities opposition people media coalition intelligence force congress senate"
)
SPEAKING = words("statement report announcement communique source sources account press release")
