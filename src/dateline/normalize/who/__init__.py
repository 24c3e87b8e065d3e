"""Who: the phrases of a report that stand for actors, and which actors they are."""

from dateline.normalize.who.cast import Cast
from dateline.normalize.who.find import find_actors
from dateline.normalize.who.people import Someone
from dateline.normalize.who.phrase import ActorPhrase, Form
from dateline.normalize.who.table import ActorTable
from dateline.normalize.who.walk import actor_of, qualifiers_of

__all__ = ["ActorPhrase", "ActorTable", "Cast", "Form", "Someone", "actor_of", "find_actors", "qualifiers_of"]
