"""What a name or an office says about he and she, to keep a pronoun from the wrong speaker. Unknown is compatible with both."""

from collections.abc import Iterable
from typing import Literal

Gender = Literal["m", "f"]

_M = frozenset(
    "mr mr. sir lord king prince sheikh pope spokesman chairman congressman businessman fisherman salesman policeman father son brother"
    " husband man boy gentleman uncle anchorman alderman councilman assemblyman serviceman".split())
_F = frozenset(
    "ms ms. mrs mrs. miss lady queen princess spokeswoman chairwoman congresswoman businesswoman policewoman mother daughter sister"
    " wife woman girl actress aunt anchorwoman councilwoman assemblywoman servicewoman first-lady".split())
# Given names borne mostly by one sex, from the most frequent of the public name statistics of several countries
_M_NAMES = frozenset(
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul"
    " andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen"
    " larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose henry"
    " adam douglas nathan peter zachary kyle walter harold jeremy ethan carl keith roger gerald christian terry sean arthur austin"
    " noah lawrence jesse joe bryan billy jordan albert dylan bruce willie gabriel alan juan logan wayne ralph roy eugene randy vincent"
    " russell louis philip bobby johnny bradley mike bill jim tom bob dan steve dave ted barack mitt rick marco bernie jeb boris"
    " vladimir sergei sergey dmitry ivan mikhail nikolai igor oleg alexei yuri viktor andrei pavel anton konstantin valery emmanuel"
    " francois pierre jean jacques antonio carlos luis jorge miguel pedro fernando javier diego giovanni giuseppe mario luigi marco"
    " hans jens klaus karl jurgen wolfgang olaf heiko josep recep mehmet mustafa ahmet ahmed mohammed mohammad muhammad mahmoud ali"
    " hassan hussein ibrahim omar khalid abdullah abdel yousef yusuf hossein abbas javad reza narendra rajnath imran shinzo yoshihide"
    " taro takeshi fumio nobuo itsunori xi volodymyr aleksandar nikol ilham benjamin yair jens oscar lars erik bjorn martin simon"
    " stuart colin graham neil ian hugh gordon tony nigel malcolm kim-jong-un lloyd lindsey".split())
_F_NAMES = frozenset(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily"
    " donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia dorothy amy kathleen angela shirley emma"
    " brenda pamela nicole anna samantha katherine christine helen debra rachel carolyn janet maria catherine heather diane olivia julie"
    " joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa"
    " gloria sara janice ann kathryn abigail sophia frances jean alice judy isabella julia grace amber denise danielle marilyn beverly"
    " charlotte natalie theresa diana brittany doris kayla alexis lori marie hillary nikki ivanka melania condoleezza kamala nancy"
    " ursula federica angela theresa marine annalena catherine christine jacinda julia yulia olga natalia svetlana irina tatiana"
    " elena ekaterina maria marija katja lena ilse greta jen kellyanne huma elise tulsi carly michele loretta sonia ruth".split())
_OF_PRONOUN: dict[str, Gender] = {"he": "m", "she": "f"}


def of_pronoun(word: str) -> Gender | None:
    return _OF_PRONOUN.get(word.lower())


def of_words(words: Iterable[str]) -> Gender | None:
    """The sex that titles and given names among the words tell; None where they tell none or both."""
    lowered = [w.lower() for w in words]
    male = any(w in _M for w in lowered)
    female = any(w in _F for w in lowered)
    if male == female:
        given = next((w for w in lowered if w in _M_NAMES or w in _F_NAMES), None)
        if given is None or male:
            return None
        return "m" if given in _M_NAMES else "f"
    return "m" if male else "f"


def compatible(a: Gender | None, b: Gender | None) -> bool:
    return a is None or b is None or a == b
