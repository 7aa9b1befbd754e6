"""Coaching proper: what was told, causes, labels, little time, and landing."""

from collections.abc import Collection, Sequence

from assistant.domain.knowledge import Audience, Phase
from assistant.domain.reading import Reading
from assistant.domain.turn import ChosenQuestion, Move, MoveKind
from assistant.journeys.situation import Situation
from assistant.reading import requests
from assistant.reading.asked import alike
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
BY_WHEN = ("grow/will/2",)
TAKEAWAY = ("grow/will/2", "clear/review/1")
LITTLE_TIME = ("grow/goal/2", "coaching-the-coach/little-time/1")


def explore(at: Situation) -> Move:
    """The reply to something that was told."""
    reading = at.reading
    if reading.wants_quiet:
        return _listen(at)
    if len(at.conversation.last_said.split()) > PASTED and len(at.conversation.last_said.splitlines()) > 1:
        return ask(at, at.question(*LITTLE_TIME), lead=at.phrase("pasted"))
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
    return ask(at, at.question(without=DIGS_INSIDE if reading.causes.blames_self else ()))


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


def _listen(at: Situation) -> Move:
    """Questions weren't wanted: what was said is taken up, and nothing is asked."""
    topic = at.reading.topics[0] if at.reading.topics else None
    lead = at.phrase("reflect-topic", topic=topic) if topic else at.phrase("listening")
    return Move(MoveKind.REFLECT, at.reading.stage, lead=lead)


def _causes(at: Situation) -> Move | None:
    """Hear the story; grant causes outside; ask once each for the other kind and for what was in reach."""
    reading, causes = at.reading, at.reading.causes
    heard = reading.turn >= STORY_TOLD
    whose = None if _is_theirs(at) else Audience.REP
    if causes.blames_self and not used(reading, SELF_BLAME):
        return ask(at, at.question(*SELF_BLAME, audience=Audience.REP), lead=at.phrase("self-blame"))
    asked_for_causes = used(reading, OTHER_KIND + WITHIN_REACH + WIN) and not used(reading, NOTHING)
    if asked_for_causes and requests.says_nothing(at.conversation.last_said):
        return ask(at, at.question(*NOTHING, audience=whose), lead=at.phrase("nothing-is-an-answer"))
    if reading.outcome is None or causes.blames_self or used(reading, NOTHING):
        return None
    if heard and reading.outcome == "won" and causes.inside and not causes.outside and not used(reading, WIN):
        return ask(at, at.question(*WIN, serves="win", audience=whose), lead=at.phrase("grant-win"))
    if reading.outcome == "lost" and causes.outside and not causes.inside:
        if not heard:
            return ask(at, at.question(*STORY, audience=whose), lead=at.phrase("grant-outside"))
        named = next(iter(topics(causes.outside[-1:])), None)
        if not used(reading, OTHER_KIND):
            return ask(at, at.question(*OTHER_KIND, serves="other-kind", topic=named, audience=whose))
        if not used(reading, WITHIN_REACH) and not _last_used(reading, OTHER_KIND):
            return ask(at, at.question(*WITHIN_REACH, topic=named, audience=whose))
    return None


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
    """A meaning offered tentatively: a near passage's, else one that names what the coachee named."""
    filling = slots.for_coachee(at.reading)
    for hit in at.hits:
        if hit.score < STRONG:
            break
        for meaning in hit.passage.meanings:
            text = filling.fill(meaning).text
            if (
                is_fresh(text, at.replies)
                and at.passes(text)
                and not any(alike(text, s) for r in at.replies for s in r.split(". "))
            ):
                return text
    if heard := undertone(at):
        return heard
    if at.reading.topics and at.reading.topics[0] not in question.text:
        return at.phrase("reflect-topic", topic=at.reading.topics[0])
    return None


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
