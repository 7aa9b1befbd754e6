"""What coaching stops for: danger to somebody, and matters that others are trained and answerable for.

Looks at the last message first. One that only nods, insists or asks how to go about it leans on what was
said before ("yes", "how do I tell her?"); an ordinary one lets the coaching go on: the door stays open.
"""

import re
from collections.abc import Sequence

from assistant.domain.reading import Concern
from assistant.domain.words import words
from assistant.reading.crisis import has_crisis, is_about_another
from assistant.reading.folding import any_of, fold
from assistant.reading.protected import protected_matter

LEANING_WORDS = 14
"""A message longer than this has a matter of its own."""

_NODS = frozenset(
    "yes yeah yep yup ya no nope nah ok okay k sure maybe perhaps kind of sort really truly honestly so very much just still right"
    " true it its it's is that that's this i i'm im i've am do don't dont did didn't know mean meant serious seriously said say"
    " cant can't wont won't help helps doesn't me nobody one there's there is no anyone anybody to call talk with alone scared"
    " afraid tired ashamed not never already tried what for you your understand hear heard believe sorry please and but because"
    " the a at all anymore he she they did have had was want wanted feel like need now tonight today always often everyone why"
    " on go stop keep be being too bad about who whom where how long would could".split()
)
_ASKS_HOW = any_of(
    r"(?:what|how) (?:do|should|can|could|would|will|shall|must) i (?:do|say|tell|word|put|write|handle|approach|react|respond|help|ask"
    r"|phrase|bring|start|open|talk|act|deal|go about)", r"(?:do|say|tell|word|write|handle|announce|deliver|ask|break) (?:it|that|this|him|her|them)",
    r"(?:that|the) (?:talk|conversation|meeting|news|message|email|1:1)", r"just (?:tell|give|help) me", r"what (?:now|then|if|about)",
    r"i'll (?:do|say|tell)|anyway",
)  # fmt: skip
_OWN_MATTER = any_of(
    r"deals?|pipelines?|forecasts?|quotas?|customers?|clients?|prospects?|demos?|renewals?|calls?|targets?|discounts?|price|pricing"
    r"|proposal|numbers?|crm|procurement|leaving that|something else|other (?:thing|rep|topic)|different|back to|go on with|move on|instead",
)  # fmt: skip
_TAKES_BACK = any_of(
    r"figure of speech|(?:just |only )?(?:kidding|joking)|jk|not literally|(?:didn't|don't|did not) mean (?:it|that)(?: like that| literally)?"
    r"|i'm (?:ok|okay|fine|safe|good|alright|not in danger|not suicidal)|i misspoke|just venting|bad joke|exaggerat\w+",
)  # fmt: skip


def read_concern(said: Sequence[str]) -> Concern | None:
    """What the last message, on its own or leaning on those before, gives reason to stop coaching for.

    ``said``: the coachee's messages, oldest first.
    """
    place = _origin(said)
    return None if place is None else concern_in(said[place])


def is_for_another(said: Sequence[str]) -> bool:
    """Whether the danger read by ``read_concern`` is somebody else's than the coachee's."""
    place = _origin(said)
    return place is not None and is_about_another(said[place])


def is_about_to_act(said: Sequence[str]) -> bool:
    """Whether the coachee means to do something that touches the protected matter, as against telling of it."""
    place = _origin(said)
    return place is not None and any(_ACTS.search(fold(text)) for text in said[place:])


def concern_in(text: str) -> Concern | None:
    """What one message by itself tells of; danger comes before everything."""
    return Concern.CRISIS if has_crisis(text) else protected_matter(text)


def _origin(said: Sequence[str]) -> int | None:
    """Place of the message that the last one rests on and that tells of a concern."""
    for place in range(len(said) - 1, -1, -1):
        if concern_in(said[place]):
            return place
        if not _leans(said[place]):
            return None
    return None


def _leans(text: str) -> bool:
    """Whether a message has nothing of its own and lives from the one before."""
    folded, spoken = fold(text), words(text)
    if len(spoken) > LEANING_WORDS or _TAKES_BACK.search(folded) or _OWN_MATTER.search(folded):
        return False
    return all(word in _NODS for word in spoken) or bool(_ASKS_HOW.search(folded))


_ACTS = re.compile(
    r"\b(?:i want|i'd like|i'm going to|i am going to|i'll|i will|i need to|i have to|i've decided|should i|can i|could i|may i|how (?:do|can|should|would) i"
    r"|i'm thinking (?:of|about)|thinking (?:of|about)|i plan|i intend|let's|i told (?:him|her)|so i'm|i don't want (?:her|him|them|to put|a)|we need|i was going"
    r"|told me to|asked me to|wants me to|help me|give me|i assume|before i|i show|i'm (?:giving|taking|moving|firing|letting|cutting))\b"
)
