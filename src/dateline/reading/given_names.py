"""Given names that leave no doubt about gender, the commonest of several languages. Used only to tell whether "she said" can be somebody."""

from collections.abc import Mapping
from typing import Literal

from dateline.sources.words import words

_MEN = words(
    """
aaron abdul abdullah adam ahmed ahmad alan albert alejandro aleksandar aleksandr alexander alexei ali amir anatoly andrei andrew andrzej
anthony antonio antony arthur avigdor barack bashar ben benjamin benny bernard bill binyamin bob boris brad brian bruce carl carlos charles
chris christopher chuck claude colin craig daniel dave david dennis dmitri dmitry dmytro donald doug douglas edward emmanuel eric ernesto
evo fabio felipe fernando francisco francois frank franz fred frederick fumio gary geoffrey george gerald gerhard giorgio giuseppe gordon
graham greg gregory guillermo gustavo hamid hans harry hassan heinz helmut henry hermann hiroshi hossein howard hugo hussein ian ibrahim
igor imran ismail ivan ivo jack jacob jacques jaime jair jake james jamal jan jared jason javad javier jean jeff jeffrey jens jeremy jerry
jim jimmy joe joel johannes john johnny jon jonathan jorge jose josef joseph josep juan julio justin karl keith ken kenneth kevin khalid
klaus kyle lars larry lee leo leon leonid lloyd louis lucas luis luke manuel marc marco marcus mario mark martin mateusz matt matthew
matteo mauricio max michael michel mike mikhail miguel mitch mohamad mohamed mohammad mohammed moshe muhammad mustafa narendra naftali
nathan nicholas nick nicolas nikita nikol nikolai oleg oleksandr oleksii olaf oliver omar oscar otto pablo pascal patrick paul pavel pedro
peter petro phil philip philippe pierre prayut rafael raul ray raymond rex ricardo richard rick robert roberto robin rodrigo roger roman
ron ronald russell ryan saad saddam salman sam samuel scott sean sebastian sergei sergey shinzo simon stanislav stefan stephane stephen
steve steven stuart taro ted terry theodore thomas tim timothy todd tom tomas tony vadim valery viktor vincent vitali vitaly vladimir
volodymyr walter warren wayne werner wilhelm will william wolfgang xavier yair yasser yevgeny yoav yoshihide yoshihiko yuri yury yusuf
"""
)
_WOMEN = words(
    """
aisha alexandra alice alina amanda amina amy ana andrea angela angelina anita ann anna annalena anne annegret asma audrey barbara beata
beatrice benazir beth betty bridget camila carla carmen carol caroline catherine cathy charlotte christina christine cindy claire claudia
condoleezza cristina dana danielle deborah debra diana diane dilma dolores donna dorothy ebba eleanor elena elisabeth elise elizabeth
ella ellen elvira emily emma erica erna estelle eva evelyn fatima federica fiona florence frances gabriela geraldine gina giorgia gloria
golda grace greta hala hanan hannah heather heidi helen helena helga hillary hina ilhan indira ines ingrid irene irina isabel jacinda jackie
jane janet janice jean-marie jennifer jenny jessica jill joan joanna jody josephine joyce judith judy julia julie kaja kamala karen
karin karine karoline kate katherine kathleen kathryn kathy katie katrin kayleigh kelly kersti kim-yo kristalina kristin laura lauren leila lena
liliana linda lisa liz lois lorraine louise lucia lucy lydia lynn madeleine magdalena maia malala mara margaret margot maria marian
marianne marie marina marine marjorie martha mary maryam megyn melania melissa mette michelle mina miriam monica monika nadia nancy natalia
natalie natasha nicola nicole nikki nina nora olena olga olivia pamela park-geun patricia paula penny priti priyanka rachel rebecca
rita rosa rosemary roza ruth sabine sally samantha sandra sanna sara sarah sharon shirley silvia simone sofia sonia sophia sophie stacey
stella stephanie sue susan susanna suzanne svetlana sylvia tamara tania tatiana teresa theresa tina tulsi ursula valentina valerie
vanessa vera veronica victoria viola virginia wendy yulia yulia yvonne zainab zoe zuzana
"""
)
GIVEN: Mapping[str, Literal["m", "f"]] = {**dict.fromkeys(_MEN, "m"), **dict.fromkeys(_WOMEN, "f")}
