"""The whole reading of a transcript. Pure: the same transcript gives the same reading."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from assistant.domain.conversation import Conversation, Role
from assistant.domain.knowledge import Knowledge
from assistant.domain.reading import Act, Causes, Concern, Reading
from assistant.domain.words import plain, sentences, words
from assistant.ports import LanguageReader
from assistant.reading import aside, causes, people, phases, requests
from assistant.reading.asked import asked
from assistant.reading.language import read_language
from assistant.reading.patterns import patterns
from assistant.reading.private import is_private
from assistant.reading.safety import read_concern
from assistant.reading.topics import deal, moments, topics

Found = TypeVar("Found")
_OFFERED = re.compile(r"^(?:would|shall|do you|may)\b.*\b(?:options|ideas|possibilities)\b")
QUERY_WORDS = 60
MATTER = 3
"""How many told messages make up the matter when the last one asks for something."""
TIRED = 2
"""Replies that have named a topic which the coachee didn't take up again; then it is let go."""
FEW_FOREIGN = 3
"""One or two foreign words in a talk in English ("ciao") are no change of language."""
MANY_WORDS = 16
"""From this many words on a message tells something, whatever else it does."""
FEW_WORDS = 7
"""Below this many words a message is read together with the one before it."""


def read(conversation: Conversation, knowledge: Knowledge, languages: LanguageReader) -> Reading:
    """What the coachee said, and where the conversation stands.

    ``conversation`` has at least one message of the coachee's.
    """
    said = conversation.said
    told = tuple(filter(None, (phases.told(text) for text in said if not _is_foreign(text, languages))))
    outcome = causes.outcome(said)
    minutes = next((m for text in reversed(said) if (m := requests.minutes(text)) is not None), None)
    earlier = asked(conversation.replies, knowledge)
    standing = phases.standing(
        said, minutes, phases.stage_names(knowledge), phases.has_landed(earlier, conversation.last_reply)
    )
    guide = phases.guide(said, conversation.role, outcome, knowledge)
    concern = read_concern(said)
    language = read_language(conversation.last_said, languages)
    in_english = [text for text in said if not _is_foreign(text, languages)] or said
    names = frozenset(people.names(in_english))
    act = _act(conversation, knowledge, concern, language)
    person = people.person(in_english, conversation.role)
    rep = person if conversation.role is Role.LEADER else None
    return Reading(
        act=act,
        role=conversation.role,
        phase=standing.phase,
        guide=guide,
        stage=phases.stage_at(guide, standing),
        turn=len(said),
        query=_query(told) if phases.is_substance(said[-1]) and told else " ".join(told[-MATTER:] or said),
        asked=earlier,
        person=person,
        topics=_topics(conversation, told, act, names),
        moments=moments(told),
        deal=deal(told, names),
        outcome=outcome,
        causes=Causes(
            causes.outside(told, rep),
            causes.inside(told, rep),
            any(causes.blames_self(text) for text in said[-2:]),
        ),
        undertones=tuple(n for n, speech in patterns("undertones").items() if speech(conversation.last_said)),
        label=_new(causes.label, said),
        minutes=minutes,
        wanted=requests.how_many(conversation.last_said),
        term=requests.asked_term(conversation.last_said, terms(knowledge)),
        concern=concern,
        language=language,
        points=_points(said, told),
        content=requests.content(conversation.last_said),
        tone=requests.tone(conversation.last_said),
        wants_quiet=requests.wants_quiet(said, conversation.journey is not None),
        for_buyer=requests.for_buyer(conversation.last_said),
    )


def terms(knowledge: Knowledge) -> dict[str, str]:
    """Every name one may ask about, in lower case, and what it is kept under.

    A term has a framework's alias to itself ("self-serving bias"), and a framework its own name.
    """
    known = {alias.lower(): f.id for f in knowledge.frameworks for alias in f.aliases}
    known |= {alias.lower(): term.name for term in knowledge.terms for alias in (term.name, *term.aliases)}
    known |= {name.lower(): f.id for f in knowledge.frameworks for name in (f.id, f.name)}
    return known


def offers_options(reply: str) -> bool:
    """Whether the coach's reply ends by asking if options would help."""
    last = plain(reply).rsplit(". ", 1)[-1]
    return last.endswith("?") and bool(_OFFERED.search(last))


def lists(reply: str) -> bool:
    """Whether the reply set things one under the other."""
    return bool(re.search(r"^(?:-|\d\.) ", reply, re.MULTILINE))


def drafts(reply: str) -> bool:
    """Whether the reply holds words to say, in quotes."""
    return bool(re.search(r"“[^”]{25,}”", reply)) or lists(reply)


def _act(conversation: Conversation, knowledge: Knowledge, concern: Concern | None, language: str) -> Act:
    text, before = conversation.last_said, conversation.last_reply
    if concern:
        return Act.CRISIS if concern is Concern.CRISIS else Act.PROTECTED
    if language != "en" and not (len(conversation.said) > 1 and len(words(text)) < FEW_FOREIGN):
        return Act.FOREIGN
    return next((act for act, holds in _rules(conversation, knowledge, before) if holds(text)), Act.TOLD)


def _rules(
    conversation: Conversation, knowledge: Knowledge, before: str
) -> Sequence[tuple[Act, Callable[[str], bool]]]:
    """What a message may do, the first that holds; a message that does none of it tells something."""
    said, named = conversation.said, terms(knowledge)
    leader = conversation.role is Role.LEADER
    offered = offers_options(before)
    demanded = [_demands(text) for text in said[:-1]]
    just_before = bool(demanded) and demanded[-1] and not lists(before)
    return (
        (Act.INSTRUCTS, aside.instructs),
        (Act.ASKS_FACT, lambda t: requests.asked_term(t, named) is not None),
        (Act.ASKS_WHAT_YOU_ARE, _itself(aside.asks_what_you_are)),
        (Act.ASKS_WHO_READS, _itself(aside.asks_who_reads)),
        (Act.ACCEPTS_OFFER, lambda t: offered and requests.says_yes(t)),
        (Act.ACCEPTS_OFFER, lambda t: any(demanded) and _demands_again(t, before, just_before)),
        (
            Act.DECLINES_OFFER,
            lambda t: (
                offered and requests.says_no(t) and len(words(t)) < FEW_WORDS and not requests.demands(t)
            ),
        ),
        (Act.ASKS_WHICH_FRAMEWORK, requests.asks_which_framework),
        (Act.WANTS_QUESTIONS, lambda t: "?\n" in before and lists(before) and requests.more_of_them(t)),
        (Act.PICKS_NONE, lambda t: lists(before) and requests.picks_none(t)),
        (
            Act.WANTS_REVISION,
            lambda t: drafts(before) and requests.tone(t) is not None and len(words(t)) < MANY_WORDS,
        ),
        (Act.PICKS, lambda t: (drafts(before) or lists(before)) and requests.approves(t)),
        (Act.PICKS, lambda t: lists(before) and requests.picks(t) and len(words(t)) < MANY_WORDS),
        (Act.WANTS_SUMMARY, lambda t: lists(before) and requests.correction(t) is not None),
        (Act.JUNK, lambda t: aside.is_junk(t, before)),
        (Act.TOLD, lambda t: requests.wants_decision(t) and _new(causes.label, said) is not None),
        (Act.WANTS_QUESTIONS, _itself(requests.wants_questions)),
        (Act.PUSHES_BACK, _itself(requests.pushes_back)),
        (Act.WANTS_ORDER, lambda t: requests.wants_order(t) and bool(requests.content(t))),
        (Act.WANTS_WORDING, lambda t: requests.wants_wording(t) and not aside.is_off_topic(t)),
        (Act.WANTS_ORDER, requests.wants_order),
        (Act.WANTS_SUMMARY, _itself(requests.wants_summary)),
        (Act.ACCEPTS_OFFER, _itself(requests.wants_options)),
        (Act.FORMAL_PLAN, lambda t: _new(aside.mentions_formal_plan, said) is not None),
        (
            Act.DECIDED,
            lambda t: leader and (requests.disguises(t) or _new(requests.is_decided, said) is not None),
        ),
        (Act.OFF_TOPIC, aside.is_off_topic),
        (Act.WANTS_DECISION, _itself(requests.demands)),
        (Act.THINKS_IT_OVER, _itself(requests.thinks_it_over)),
        (Act.THANKS, aside.is_thanks_or_bye),
        (Act.LANDS, lambda t: len(said) > 1 and requests.ends(t)),
        (Act.GREETING, aside.is_greeting),
    )


def _demands(text: str) -> bool:
    return requests.demands(requests.unquoted(text)) or requests.pushes_back(text)


def _demands_again(text: str, before: str, just_before: bool) -> bool:
    """A second wish to be told, which is a yes to options; what else is asked for is given as such."""
    asked = requests.unquoted(text)
    if any(
        wants(asked)
        for wants in (
            requests.wants_wording,
            requests.wants_questions,
            requests.wants_summary,
            requests.wants_options,
            requests.thinks_it_over,
            requests.lands,
        )
    ):
        return False
    is_only_cross = requests.pushes_back(asked) and not requests.demands(asked)
    return requests.demands_again(asked, just_before) and not (is_only_cross and lists(before))


def _itself(reader: Callable[[str], bool]) -> Callable[[str], bool]:
    """``reader`` over what a message says itself: a request that is quoted was made to somebody else."""
    return lambda text: reader(requests.unquoted(text))


def _new(reader: Callable[[str], Found], said: Sequence[str]) -> Found | None:
    """What ``reader`` finds in the last message and in none before it."""
    found = reader(said[-1])
    return found if found and not any(reader(text) for text in said[:-1]) else None


def _topics(
    conversation: Conversation, told: Sequence[str], act: Act, names: frozenset[str]
) -> tuple[str, ...]:
    """What the talk is about; what was asked about before and left since makes way for "this"."""
    found = tuple(t for t in topics(told) if not (names & set(t.split()[1:]) or is_private(t)))
    if act not in (Act.TOLD, Act.LANDS) or not found:
        return found
    last = words(conversation.last_said)
    fresh = tuple(t for t in found if t.split()[-1].lower() in last)
    is_tired = sum(found[0] in reply for reply in conversation.replies) >= TIRED
    return fresh if is_tired else found


def _is_foreign(text: str, languages: LanguageReader) -> bool:
    return read_language(text, languages) != "en"


def _points(said: Sequence[str], told: Sequence[str]) -> tuple[str, ...]:
    """What was told, sentence by sentence, with what was put right later."""
    points = [s for text in told for s in sentences(text) if phases.is_substance(s)]
    for new, old in filter(None, map(requests.correction, said)):
        points = [re.sub(rf"\b{re.escape(old)}\b", new, p, flags=re.IGNORECASE) for p in points]
    return tuple(points)


def _query(said: Sequence[str]) -> str:
    """The last message told, with the one before where it is short; the two ends of a long one."""
    text = said[-1]
    if len(words(text)) < FEW_WORDS and len(said) > 1:
        text = f"{said[-2]} {text}"
    parts = text.split()
    if len(parts) <= QUERY_WORDS:
        return " ".join(parts)
    half = QUERY_WORDS // 2
    return " ".join([*parts[:half], *parts[-half:]])
