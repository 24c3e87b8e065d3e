"""Common given names, for telling a person from a place and "he" from "she". General knowledge; names used for both are left out."""

MEN = frozenset("""
 abbas abdul abdullah abdel adam adel ahmad ahmed alan albert alejandro aleksandar aleksandr alex alexander alexei ali amir anatoly andrei andrew andrii
 andriy angus anthony antonio anton arthur bashar benjamin bernard bill bob boris brad brian bruce carl carlos charles chris christian christopher colin
 dan daniel david denis dennis diego dmitri dmitry dmytro donald douglas ed eduardo edward emmanuel enrique eric erik evan faisal felix fernando francis
 francisco francois frank franz fred gary general geoffrey george gerald gerhard giorgio giovanni giuseppe glenn gordon graham grant greg gregory guy hakan
 hamid hans harold harry hassan heinz henri henry herbert hiroshi hossein howard hugo hussein ian ibrahim igor ilya ismail ivan jack jacob jacques jakob
 jake james jan jason javier jean jeff jeffrey jens jeremy jerry jim joe joel john jonas jonathan jorge jose josef joseph josh juan julian julio jurgen
 karl keith ken kenneth kenji kevin khaled khalid kirill konstantin kyrylo lars larry lawrence leo leon leonid lewis lloyd louis luis luke magnus mahmoud
 manuel marcel marco marcus mario mark markus martin mathias matt matthew max mehdi mehmet michael michel miguel mikhail mike mohamed mohammad mohammed
 muhammad mustafa narendra nasser nathan neil nicholas nick nicolas nikolai nikolay nikos noah norman oleg oleksandr oleksii oleksiy oleksandr olaf oliver
 omar oscar otto pablo pascal patrick paul pavel pedro peter petr petro philip philippe phil pierre piotr rafael rahul ralph ramon raul ray rene ricardo
 richard rob robert roberto rodrigo roger roman ron ronald roy rupert russell ryan salman sam samuel scott sean sebastian sergei sergey sergio serhiy shinzo
 simon stanislav stefan stephen steve steven stuart sven tadeusz tariq ted terry theodore thomas tim timothy tobias todd tom tomas tony valery vasily victor
 viktor vincent vitaly vladimir volodymyr walter wang werner william willem wolfgang yahya yannick yasser yevgeny yoav yossi yuri yusuf zbigniew
""".split())  # noqa: SIM905

WOMEN = frozenset("""
 agnes aisha alice alicia alina amanda amelia amy ana anastasia andrea angela angelina ann anna anne annalena annie barbara beatrice beth betty brigitte
 camille carla carmen carol caroline catherine cathy cecilia charlotte christina christine claire clara claudia cristina cynthia dana deborah diana diane
 donna dorothy elena eleanor elisabeth eliza elizabeth ella ellen emily emma erika esther eva eve fatima federica fiona florence francesca gabriela gina
 giorgia golda grace greta hala hannah heather heidi helen helena helga hillary hina ilse ines ingrid irene irina isabel isabella jacinda jane janet
 jennifer jessica jill joan joanna josephine joyce judith judy julia juliana julie kaja karen karin karine katarina kate katherine kathleen katrina
 kelly kimberly kirsten kristina lara laura lena leila lillian linda lisa liz louise lucia lucy lydia lynn madeleine maggie mara margaret maria mariam
 marianne marie marina marisol marta martha mary maya megan melanie melissa mette michelle mina miriam monica nadia nancy naomi natalia natalie natasha
 nicole nikki nina olena olga olivia pamela patricia paula penny polina rachel rania rebecca renate rosa rose rosemary ruth samantha sandra sanna sara
 sarah sharon sheila simone sofia sonia sophia sophie stella stephanie susan suzanne svetlana sylvia tamara tanya tatiana teresa theresa tina ursula
 valentina valerie vanessa vera veronica victoria viktoria vivian wendy yasmin yulia zeinab zoe zuzana
""".split())  # noqa: SIM905


def gender_of_given(word: str) -> str | None:
    return "m" if word in MEN else "f" if word in WOMEN else None
