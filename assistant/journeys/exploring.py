"""Coaching proper: what was told, causes, labels, little time, and landing."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from assistant.domain.knowledge import Audience, Phase
from assistant.domain.reading import Reading
from assistant.domain.turn import ChosenQuestion, Move, MoveKind
from assistant.journeys import assumptions
from assistant.journeys.situation import Situation
from assistant.reading import requests
from assistant.reading.asked import alike
from assistant.reading.causes import outside
from assistant.reading.topics import topics
from assistant.writing import slots
from assistant.writing.openings import is_fresh

STRONG = 0.4
"""From this score on a passage is near enough to what was said for its meaning to be offered."""
PASTED = 40
"""Words from which on a message of several lines is taken for something pasted."""
STORY_TOLD = 3
"""The message from which on a story counts as heard."""

STORY = ("attribution-retraining/the-story-first/1", "grow/reality/3", "after-action-review/happened/1")
OTHER_KIND = ("attribution-retraining/inside-and-outside/1",)
WITHIN_REACH = ("attribution-retraining/within-reach/1",)
WIN = ("attribution-retraining/when-it-went-well/1",)
WIN_STORY = ("after-action-review/difference/2", "win-loss-review/what-won-it/1")
SELF_BLAME = ("attribution-retraining/only-oneself-to-blame/1",)
NOTHING = ("attribution-retraining/nothing-is-an-answer/1",)
DIGS_INSIDE = frozenset({*OTHER_KIND, *WITHIN_REACH})
OWN_PART = "own-part"
"""An undertone that isn't offered back to somebody who sees nothing else."""
LABEL = (
    "attribution-retraining/seen-or-concluded/1",
    "grow/reality/1",
    "coaching-the-coach/behind-the-label/1",
)
UNTOLD = "on-untold"
BY_WHEN = ("grow/will/2",)
TAKEAWAY = ("grow/will/2", "clear/review/1")
_LAST_QUESTION = re.compile(r"(?:^|(?<=[.!?:;”])\s+)[^.!?]*\?$")
LITTLE_TIME = ("grow/goal/2", "coaching-the-coach/little-time/1")


def explore(at: Situation) -> Move:
    """The reply to something that was told."""
    reading = at.reading
    if reading.wants_quiet:
        return listen(at)
    if len(at.conversation.last_said.split()) > PASTED and len(at.conversation.last_said.splitlines()) > 1:
        return ask(at, at.question(*LITTLE_TIME), lead=at.phrase("pasted"))
    if reading.turn == 1 and reading.deal is None and at.thread == UNTOLD and (first := at.question()):
        # Nothing is known yet that could be said back.
        return Move(MoveKind.ASK, reading.stage, questions=(first,))
    if move := _causes(at):
        return move
    if reading.label:
        return ask(at, at.question(*LABEL, serves="label"), lead=at.phrase("label", label=reading.label))
    if requests.minutes(at.conversation.last_said) is not None and reading.minutes:
        question = at.question() if reading.topics else at.question(*LITTLE_TIME)
        named = question is not None and "minutes" in question.text.lower()
        return ask(at, question, lead=None if named else at.phrase("minutes", minutes=reading.minutes))
    if _answers_landing(at) and (kept := _kept(at.conversation.last_said)):
        return Move(MoveKind.CLOSE, reading.stage, lead=at.phrase(kept))
    if at.is_landing and not _answers_landing(at):
        return ask(at, at.question(*TAKEAWAY, serves="takeaway"))
    return ask(at, at.question(without=_spent(reading)))


def land(at: Situation) -> Move:
    """Enough explored: what is taken away, in the coachee's words, and when; nothing is squeezed out."""
    text = at.conversation.last_said
    committed = requests.commits(text)
    if committed and requests.says_when(text):
        return Move(MoveKind.CLOSE, at.reading.stage, lead=at.phrase("close-committed"))
    if requests.leaves(text):
        return Move(MoveKind.CLOSE, at.reading.stage, lead=at.phrase("close-kept"))
    if committed:
        return ask(
            at,
            at.question(*BY_WHEN, serves="by-when"),
            lead=at.phrase("committed"),
            kind=MoveKind.LAND,
        )
    if _answers_landing(at) or at.reading.wants_quiet:
        return think_over(at)
    return ask(at, at.question(*TAKEAWAY, serves="takeaway"), lead=at.phrase("land"), kind=MoveKind.LAND)


def think_over(at: Situation) -> Move:
    """Thinking it over is a good end, and no question follows it."""
    return Move(MoveKind.CLOSE, at.reading.stage, lead=at.phrase("close-thinking"))


def unasked(at: Situation, move: Move) -> Move:
    """The move without a question to the coachee; what was asked for is served all the same."""
    if move.kind is MoveKind.WORDING:
        return move
    asked_for = move.questions if move.kind is MoveKind.QUESTIONS else ()
    move = replace(move, lead=_unasked(move.lead), questions=asked_for, close=_unasked(move.close))
    return move if move.lead or move.reflection or move.questions else listen(at)


def _unasked(words: str | None) -> str | None:
    """Words without the question that they end with; None where nothing is left."""
    return (words and _LAST_QUESTION.sub("", words)) or None


def listen(at: Situation) -> Move:
    """Questions weren't wanted: what was said is taken up, and nothing is asked."""
    topic = next(iter(topics([at.conversation.last_said])), None)
    heard = _grant(at) or undertone(at)
    if not heard and topic:
        heard = at.phrase("reflect-topic", topic=topic)
    lead = heard or at.phrase("listening")
    return Move(MoveKind.REFLECT, at.reading.stage, lead=lead)


def _causes(at: Situation) -> Move | None:
    """Hear the story; grant causes outside; ask once each for the other kind and for what was in reach."""
    reading, causes = at.reading, at.reading.causes
    whose = None if _is_theirs(at) else Audience.REP
    if causes.blames_self and not used(reading, SELF_BLAME):
        return ask(at, at.question(*SELF_BLAME, audience=Audience.REP), lead=at.phrase("self-blame"))
    asked_for_causes = used(reading, OTHER_KIND + WITHIN_REACH + WIN) and not used(reading, NOTHING)
    if asked_for_causes and requests.says_nothing(at.conversation.last_said):
        return ask(at, at.question(*NOTHING, audience=whose), lead=at.phrase("nothing-is-an-answer"))
    if reading.outcome is None or causes.blames_self or used(reading, NOTHING) or _answers_landing(at):
        return None
    granted = _grant(at)
    if reading.turn >= STORY_TOLD and (question := _other_kind(at, whose)):
        is_own = reading.outcome == "won" and question.passage.id in WIN and causes.inside
        return ask(at, question, lead=granted or (at.phrase("grant-win") if is_own else None))
    is_win = reading.outcome == "won"
    if not granted and (reading.turn > 1 or (not is_win and _is_theirs(at))):
        return None
    if reading.turn >= STORY_TOLD:
        return ask(at, at.question(without=_spent(reading)), lead=granted)
    first = at.question(*WIN_STORY) if is_win else at.question(*STORY, audience=whose)
    return ask(at, first, lead=granted)


def _grant(at: Situation) -> str | None:
    """That a cause outside, told just now, may be true; said once."""
    name = "grant-outside" if at.reading.outcome == "lost" else "grant-helped"
    wordings = (at.prompts.render(name, number) for number in range(at.prompts.variants(name)))
    if any(wording in reply for wording in wordings for reply in at.replies):
        return None
    rep = at.reading.person if _is_theirs(at) else None
    return at.phrase(name) if outside([at.conversation.last_said], rep) else None


def _other_kind(at: Situation, whose: Audience | None) -> ChosenQuestion | None:
    """A question for the kind of cause that wasn't named, asked once; then for what was in reach."""
    reading, causes = at.reading, at.reading.causes
    if reading.outcome == "won":
        if used(reading, WIN):
            return None
        serves = "win-own" if causes.outside and not causes.inside else "win"
        is_one_sided = not (causes.outside and causes.inside)
        return at.question(*WIN, serves=serves, audience=whose) if is_one_sided else None
    if causes.inside and not causes.outside and not used(reading, SELF_BLAME):
        return at.question(*SELF_BLAME, serves="what-else", audience=whose)
    if causes.inside or not causes.outside:
        return None
    # What the talk is about may be the result; taken as given is only a cause.
    named = next(iter(topics(causes.outside[-1:])), "this")
    if not used(reading, OTHER_KIND):
        return at.question(*OTHER_KIND, serves="other-kind", topic=named, audience=whose)
    if not used(reading, WITHIN_REACH) and not _last_used(reading, OTHER_KIND):
        return at.question(*WITHIN_REACH, topic=named, audience=whose)
    return None


def _spent(reading: Reading) -> frozenset[str]:
    """Passages on causes that nothing is chosen from: asked once, too early, or digging where it hurts."""
    asked = {id for id in (*OTHER_KIND, *WITHIN_REACH, *WIN, *SELF_BLAME) if used(reading, (id,))}
    is_early = reading.outcome is not None and reading.turn < STORY_TOLD
    return frozenset(asked | DIGS_INSIDE if is_early or reading.causes.blames_self else asked)


def _is_theirs(at: Situation) -> bool:
    """Whether a result is somebody else's than the coachee's: a leader's rep's, as she tells it."""
    return at.audience is Audience.LEADER


def used(reading: Reading, passages: Sequence[str]) -> bool:
    return any(a.passage and a.passage.id in passages for a in reading.asked)


def _last_used(reading: Reading, passages: Sequence[str]) -> bool:
    last = reading.asked[-1].passage if reading.asked else None
    return last is not None and last.id in passages


def _kept(text: str) -> str | None:
    """The words to close with, where ``text`` is a day or a takeaway; going on to tell is neither."""
    if requests.says_when(text):
        return "close-committed"
    return "close-kept" if requests.takes_away(text) or requests.approves(text) else None


def _answers_landing(at: Situation) -> bool:
    """The last reply asked what is taken away, or what comes next."""
    last = at.reading.asked[-1] if at.reading.asked else None
    return bool(
        last
        and last.question
        and last.question.phase is Phase.LAND
        and not last.listed
        and last.text in at.conversation.last_reply
    )


def ask(
    at: Situation, question: ChosenQuestion | None, lead: str | None = None, kind: MoveKind = MoveKind.ASK
) -> Move:
    """Reflect, then ask. Where the whole bank is used up, one of a few plain ways in."""
    if question is None:
        return Move(kind, at.reading.stage, lead=lead, close=at.phrase("fallback"))
    reflection = None if lead else _reflection(at, question)
    return Move(kind, at.reading.stage, lead=lead, reflection=reflection, questions=(question,))


def _reflection(at: Situation, question: ChosenQuestion) -> str | None:
    """A meaning offered tentatively; where the question names nothing of the coachee's, one that does."""
    heard = list(_meanings(at, question))
    named = [text for text in heard if _names_theirs(at, text)]
    return next(iter(heard if _names_theirs(at, question.text) or not named else named), None)


def _names_theirs(at: Situation, text: str) -> bool:
    """Whether ``text`` holds the person or a matter that the coachee named: it would fit no other talk."""
    person = at.reading.person
    named = (*at.reading.topics, *([person.name] if person and person.name else []))
    return any(name.lower() in text.lower() for name in named)


def _meanings(at: Situation, question: ChosenQuestion) -> Iterator[str]:
    """A near passage's, then an undertone, then what the talk is about."""
    filling = slots.for_coachee(at.reading)
    holds = assumptions.known(at.conversation)
    for hit in at.hits:
        if hit.score < STRONG:
            break
        for meaning in hit.passage.meanings:
            text = filling.fill(meaning).text
            if (
                is_fresh(text, at.replies)
                and holds(text)
                and at.passes(text)
                and not any(alike(text, s) for r in at.replies for s in r.split(". "))
            ):
                yield text
    if heard := undertone(at):
        yield heard
    if at.reading.topics and at.reading.topics[0] not in question.text:
        yield at.phrase("reflect-topic", topic=at.reading.topics[0])


def undertone(at: Situation, among: Collection[str] | None = None) -> str | None:
    """What may be heard in the last message besides its matter, if it wasn't offered before."""
    for undertone in at.reading.undertones:
        if among is not None and undertone not in among:
            continue
        if undertone == OWN_PART and at.reading.causes.blames_self:
            continue
        text = at.phrase(f"hear-{undertone}")
        if is_fresh(text, at.replies) and not any(text in reply for reply in at.replies):
            return text
    return None
