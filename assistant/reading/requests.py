"""What is asked of the coach: questions, wording, a summary, a decision, a fact, an end.

The wordings are in ``patterns/requests.txt``.
"""

import re
from collections.abc import Mapping, Sequence

from assistant.domain.conversation import Role
from assistant.domain.words import NUMBERS, plain, sentences, straight
from assistant.reading.patterns import patterns

_SPEECH = patterns("requests")

wants_questions = _SPEECH["wants-questions"]
wants_wording = _SPEECH["wants-wording"]
wants_summary = _SPEECH["wants-summary"]
wants_order = _SPEECH["wants-order"]
wants_options = _SPEECH["wants-options"]
wants_decision = _SPEECH["wants-decision"]
insists = _SPEECH["insists"]
says_yes = _SPEECH["says-yes"]
says_no = _SPEECH["says-no"]
lands = _SPEECH["lands"]
commits = _SPEECH["commits"]
leaves = _SPEECH["leaves"]
asks_which_framework = _SPEECH["asks-which-framework"]
picks = _SPEECH["picks"]
takes_away = _SPEECH["takes-away"]
more_of_them = _SPEECH["more-of-them"]
approves = _SPEECH["approves"]
picks_none = _SPEECH["picks-none"]
for_buyer = _SPEECH["for-buyer"]
says_when = _SPEECH["says-when"]
says_nothing = _SPEECH["says-nothing"]
asks_fact = _SPEECH["asks-fact"]
is_decided = _SPEECH["decided"]
disguises = _SPEECH["disguises"]

FEWEST_WORDS = 3
MOST_QUESTIONS = 5
LONG_STORY = 60
"""A message of more words tells a story, and doesn't end one."""
FEW_WORDS = 24
"""Of more words, what sounds like impatience with the coach is likely to be told of somebody."""
FEWER_WORDS = 12
"""So few, turned to the coach, tell nothing."""
FEWEST_ITEMS = 3
LONGEST_ITEM = 10
HURRY = 5
"""Minutes that are taken for "no time"."""
MOST_MINUTES = 30
"""A longer time is no little time."""

_HOW_MANY = re.compile(
    r"\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|a couple(?: of)?|a few|another)"
    r" (?:more |other |good |open |different |great |best |short )*questions?\b"
)
_AROUND_TERM = re.compile(r"^(?:the|an?) | (?:model|method|framework|technique|approach|stages?|steps?)$")
_GERUND = re.compile(r"(?!(?:b|s|r|cl|fl|sl|sw|spr|str)ing\b)\w+ing\b")
"""What "one option is to" can't go before."""
_A_MODEL = re.compile(r"\bwhat(?:'s|’s|s| is) the [A-Z]\w+ (?:model|framework|method)\b", re.IGNORECASE)
_ITEMS = re.compile(r"[,;]\s+(?:and |then )?|\s+and (?=\S+(?: \S+){0,8}$)")
_STOPS = re.compile(r"(?<=[.!?])\s+")
_QUOTED = re.compile(r'(?<!\w)"[^"]*"')
_ABBREVIATION = re.compile(r"[A-Z]{3,8}")


def thinks_it_over(text: str) -> bool:
    """Time to think is taken; in the middle of a long story it is only told of."""
    return len(text.split()) <= LONG_STORY and _SPEECH["thinks-it-over"](text)


def demands(text: str) -> bool:
    """A wish to be told what to do; in the middle of a long story it is only told of."""
    return wants_decision(text) or (len(text.split()) <= FEW_WORDS and insists(text))


def demands_again(text: str, just_before: bool) -> bool:
    """A wish to be told, where it was said before: then a word of impatience is enough.

    ``just_before``: it was what the message before this one did, and it wasn't met.
    """
    if demands(text) or pushes_back(text):
        return True
    count = len(text.split())
    if count <= FEW_WORDS and _SPEECH["insists-again"](text):
        return True
    return just_before and count <= FEWER_WORDS and _SPEECH["to-the-coach"](text)


def stops_asking(text: str) -> bool:
    """A wish for no more questions; it holds until ``asks_again``."""
    return any(_SPEECH["stops-asking"](sentence) for sentence in sentences(text))


def asks_again(text: str) -> bool:
    """Questions are welcome again."""
    return any(_SPEECH["asks-again"](sentence) for sentence in sentences(text))


def pushes_back(text: str) -> bool:
    """Enough of being asked, for good or for this once."""
    return _SPEECH["pushes-back"](text) or stops_asking(text)


def wants_quiet(said: Sequence[str], in_journey: bool = False) -> bool:
    """Whether nothing is to be asked now.

    The message before pushed back; or one asked for an end of questions and none since asked for them
    again. In a journey each push-back is such an end, for there the coach says that its asking ends.
    """
    ends_it = pushes_back if in_journey else stops_asking
    lasting = False
    for text in said[:-1]:
        lasting = not asks_again(text) if lasting else ends_it(unquoted(text))
    return bool(said[:-1]) and (lasting or pushes_back(unquoted(said[-2]))) and not asks_again(said[-1])


def ends(text: str) -> bool:
    """It brings the talk to an end: enough is said, a step is named, or the coachee goes off."""
    return lands(text) or commits(text) or leaves(text)


def how_many(text: str) -> int | None:
    """The number of questions asked for: 1 to 5, or None when no number was said."""
    found = _HOW_MANY.search(plain(text))
    return max(1, min(_number(found[1]), MOST_QUESTIONS)) if found else None


def minutes(text: str) -> int | None:
    """Minutes there are, when said: "I've got five minutes", "1:1 in 10", "no time"."""
    for number in _SPEECH["minutes"].found(text):
        return _number(number) if _number(number) <= MOST_MINUTES else None
    return HURRY if _SPEECH["hurry"](text) else None


def asked_term(text: str, terms: Mapping[str, str]) -> str | None:
    """The term a question of fact is about: its key in ``terms``, or as typed where it looks like one.

    ``terms`` maps names and aliases in lower case to keys. "What is the problem with him" is no
    question of fact, so only known terms and capitalised abbreviations count.
    """
    for word in asks_fact.found(text):
        for candidate in (word, _AROUND_TERM.sub("", word)):
            if candidate in terms:
                return terms[candidate]
        typed = re.search(re.escape(word), text, re.IGNORECASE)
        if typed and (_ABBREVIATION.fullmatch(typed[0]) or _A_MODEL.search(text)):
            return typed[0]
    return None


def named_stage(text: str, stages: Mapping[str, str]) -> str | None:
    """A stage that the coachee asks to go to; ``stages`` maps names in lower case to ids."""
    return next((stages[name] for name in _SPEECH["goes-to"].found(text) if name in stages), None)


def tone(text: str) -> str | None:
    """How a draft is to be otherwise: ``shorter``, ``warmer`` or ``looser``."""
    return next((name for name in ("shorter", "warmer", "looser") if _SPEECH[name](text)), None)


def draft_kind(texts: Sequence[str], role: Role) -> str:
    """What kind of words are asked for: the name of a draft in the prompt library.

    ``texts``: the request, then what was said before it, latest first; a bare "draft me the message" leans
    on that.
    """
    kinds = ("agenda", "telling", "feedback") if role is Role.LEADER else ("ask-for-coaching",)
    plainly = "opening" if role is Role.LEADER else "buyer"
    found = (kind for text in texts for kind in kinds if _SPEECH[f"draft-{kind}"](text))
    return next(found, plainly)


def content(text: str) -> tuple[str, ...]:
    """The points that a request brings along behind a colon: "put these in order: one, two, three"."""
    _, colon, body = text.partition(": ") if ": " in text else text.partition(":\n")
    if not colon or len(body.split()) < FEWEST_WORDS or not (wants_order(text) or wants_summary(text)):
        return ()
    return tuple(p.strip(' .-"“”') for p in re.split(r"[,;\n]+\s*|(?<=[.!?])\s+", body) if p.strip(' .-"“”'))


def enumerated(told: Sequence[str]) -> tuple[str, ...]:
    """The items of the last list that was told behind a colon: "four things: his leave, the price, ..."."""
    for text in reversed(told):
        for sentence in reversed(_STOPS.split(straight(text))):
            before, _, body = sentence.partition(": ")
            items = [i.strip(" .,!") for i in _ITEMS.split(body) if i.strip(" .,!")]
            if (
                _SPEECH["lists"](before)
                and len(items) >= FEWEST_ITEMS
                and all(len(i.split()) <= LONGEST_ITEM for i in items)
            ):
                return tuple(items)
    return ()


def unquoted(text: str) -> str:
    """What a message says itself, without what it quotes; all of it where nothing much else is there."""
    bare = " ".join(_QUOTED.sub(" ", straight(text)).split())
    return bare if len(bare.split()) >= FEWEST_WORDS else text


def own_options(said: Sequence[str]) -> list[str]:
    """Ways to go that the coachee named, as infinitives without "to", newest first."""
    found = []
    for text in reversed(said):
        for sentence in sentences(text):
            line = plain(sentence)
            if match := next((m for p in _SPEECH["own-options"].fits if (m := p.search(line))), None):
                ways = [_as_typed(straight(sentence), match.span(n)) for n in range(1, match.re.groups + 1)]
                found += [way for way in ways if not way.endswith("ing") and not _GERUND.match(way)]
    return list(dict.fromkeys(found))


def _as_typed(sentence: str, span: tuple[int, int]) -> str:
    """The place of a sentence in its own capitals: names keep theirs."""
    way = sentence[slice(*span)]
    return way if way.isupper() or not way[:1].isupper() else way[:1].lower() + way[1:]


def correction(text: str) -> tuple[str, str] | None:
    """The new word and the old one, where that is all that was said: "11, not 14"."""
    pattern = _SPEECH["corrects"].fits[0]
    found = pattern.search(plain(text))
    return (found[1], found[2]) if found else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS.get(word, 1)
