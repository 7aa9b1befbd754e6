"""A turn within a journey: the part that is open next, and an end as soon as the page can be made."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.journey import Journey, Part, Takes
from assistant.domain.knowledge import Audience, Knowledge
from assistant.domain.reading import Act, Reading
from assistant.domain.turn import ChosenQuestion, Move, MoveKind
from assistant.domain.words import plain
from assistant.journeys import carried, exploring, whom
from assistant.journeys.knowing_again import recognised
from assistant.journeys.progress import Progress, ends_here, open_parts, progress
from assistant.journeys.situation import Situation
from assistant.reading import requests, tellings
from assistant.reading.corrections import is_only_a_correction
from assistant.reading.keeping_off import keeps_off
from assistant.reading.page_requests import wants_change
from assistant.reading.read import lists
from assistant.writing import slots
from assistant.writing.openings import is_fresh

MINUTES_A_TURN = 2
FEWEST_TURNS = 2

STEPS = frozenset(
    {Act.TOLD, Act.LANDS, Act.GREETING, Act.JUNK, Act.PICKS, Act.PICKS_NONE, Act.WANTS_REVISION}
)
"""What a message may be read as that is an answer within a journey."""
ASKED_FOR = frozenset(
    {
        Act.WANTS_QUESTIONS,
        Act.WANTS_WORDING,
        Act.WANTS_SUMMARY,
        Act.WANTS_ORDER,
        Act.WANTS_DECISION,
        Act.OFF_TOPIC,
    }
)
"""What is only a request where it is said to the coach: "how to handle procurement" can be an answer."""
ENDS = frozenset({Act.THINKS_IT_OVER, Act.THANKS, Act.PUSHES_BACK})
CARED_FOR = frozenset({Act.CRISIS, Act.PROTECTED, Act.INSTRUCTS, Act.FOREIGN})
"""What goes before anything about the page."""
FEELINGS = frozenset({"grief", "worry", "heat", "loss", "load", "gladness"})
"""Undertones that are taken up between two answers; the others would only slow them down."""
CAUSE_PARTS = frozenset({Takes.CAUSES_START, Takes.CAUSES_END})
CLOSINGS = (
    "page-ready",
    "page-ready-may-wait",
    "page-enough",
    "page-later",
    "page-added",
    "page-struck",
    "page-change",
)


def follow(at: Situation) -> Move | None:
    """The journey's reply; None where the message does something that is answered as in any talk."""
    journey, act, text = at.journey, at.reading.act, at.conversation.last_said
    if journey is None:
        return None
    if tellings.turns_away(text) and at.replies:
        return None
    if keeps_off(text) and act not in CARED_FOR:
        return _struck(at, journey)
    if wants_change(text) and at.replies and act not in CARED_FOR:
        return _close(at, journey, "page-change")
    if at.replies and tellings.wants_page(text) and act in STEPS | ENDS | {Act.WANTS_SUMMARY}:
        return _close(at, journey, "page-ready")
    if act is Act.PUSHES_BACK:
        return _close(at, journey, "page-enough")
    if at.reading.wants_quiet and act in STEPS:
        return _close(at, journey, "page-added")
    if at.is_ending and act in STEPS | ENDS:
        return _close(at, journey, "page-later")
    if act is Act.THANKS and _was_closed(at):
        return None
    if (
        act in ENDS
        or (at.replies and tellings.ends(text))
        or (act is Act.LANDS and (requests.lands(text) or requests.leaves(text)))
    ):
        return _close(at, journey, "page-ready")
    if act is Act.WANTS_WORDING and _has_request(at, journey):
        return _close(at, journey, "page-ready")
    if act in ASKED_FOR and not tellings.addresses(text):
        act = Act.TOLD
    if act is Act.DECIDED and _was_asked(at, journey, Takes.TOLD):
        act = Act.TOLD
    if act in (Act.DECIDED, Act.FORMAL_PLAN) and at.step is None:
        lead = at.phrase("tell-plainly" if act is Act.DECIDED else "formal-plan")
        closing = _close(at, journey, "page-ready")
        return replace(closing, lead=f"{lead} {closing.lead}")
    if act not in STEPS or (act in (Act.PICKS, Act.PICKS_NONE, Act.WANTS_REVISION) and _was_list(at)):
        return None
    if act is Act.JUNK and not (tellings.skips(text) or tellings.asks_meaning(text)):
        return None
    if opening := carried.open_from(at):
        return opening
    return _go_on(at, journey)


def _struck(at: Situation, journey: Journey) -> Move:
    """What was to stay off the page is off it, and that is said; then the next step, if one is open."""
    if at.step is None or at.reading.wants_quiet or _was_closed(at):
        return _close(at, journey, "page-struck")
    return _asking(at, at.step, at.phrase("step-struck"))


def guided(reading: Reading, journey: Journey, knowledge: Knowledge) -> Reading:
    """The reading as the journey has it: its guide, its own questions known again, the end it is about."""
    return replace(
        reading,
        asked=recognised(journey, reading.asked, knowledge),
        guide=knowledge.framework(journey.guide) or reading.guide,
        outcome=reading.outcome or journey.outcome,
    )


def on_the_way(at: Situation) -> Situation:
    """The situation with the journey's next question and its stage; at the end, with neither to ask."""
    journey = at.journey
    if journey is None:
        return at
    done = progress(journey, at.conversation, at.knowledge)
    at = replace(at, reading=whom.about(at.reading, journey, at.conversation.said))
    part, question = None, None
    if done.turns < turns_for(journey, at.reading.minutes):
        part, question = _next(at, journey, done)
    wanted = journey.part(done.last_asked) if done.last_asked else None
    last = at.reading.guide.stages[-1].id
    stage = part.stage if part and part.stage else last
    ending = ends_here(at.conversation.last_said, wanted)
    return replace(at, reading=replace(at.reading, stage=stage), step=question, is_ending=ending)


def _was_asked(at: Situation, journey: Journey, takes: Takes) -> bool:
    """The last reply asked for a part of that kind."""
    last = progress(journey, at.conversation, at.knowledge).last_asked
    part = journey.part(last) if last else None
    return part is not None and part.takes is takes


def _has_request(at: Situation, journey: Journey) -> bool:
    """The page words a request itself, as soon as it is known what is wanted."""
    parts = {part.takes: part.id for part in journey.parts}
    done = progress(journey, at.conversation, at.knowledge)
    return Takes.REQUEST in parts and bool(done.of(parts.get(Takes.SKILL, "")))


def turns_for(journey: Journey, minutes: int | None) -> int:
    """After how many of the coachee's messages the page is there, with ``minutes`` to go."""
    if minutes is None:
        return journey.most_turns
    return min(journey.most_turns, max(FEWEST_TURNS, (minutes + 1) // MINUTES_A_TURN))


def _next(at: Situation, journey: Journey, done: Progress) -> tuple[Part | None, ChosenQuestion | None]:
    """The first open part with a question that may be asked."""
    text = at.conversation.last_said
    again = journey.part(done.last_asked or "")
    is_open = tellings.asks_meaning(text) or is_only_a_correction(text)
    if again and is_open and again.takes is not Takes.WHOM and (question := _question(at, again)):
        return again, question
    for part in open_parts(journey, done.filled, done.asked, done.missed):
        if part.takes is Takes.CAUSES_START and (at.reading.causes.inside or at.reading.causes.outside):
            continue
        if question := _question(at, part):
            return part, question
    return None, None


def _question(at: Situation, part: Part) -> ChosenQuestion | None:
    """The part's first question that wasn't asked, opens freshly where one can, and passes the guard."""
    filling = slots.for_coachee(at.reading)
    asked_before = {a.question.id for a in at.reading.asked if a.question}
    digs = exploring.DIGS_INSIDE if at.reading.causes.blames_self else frozenset()
    found = []
    for each in part.questions:
        passage = at.knowledge.passage(each.passage)
        text = filling.fill(each.question.text).text
        if passage and each.question.id not in asked_before and each.passage not in digs and at.passes(text):
            found.append(ChosenQuestion(each.question, passage, text))
    found.sort(key=lambda chosen: not is_fresh(chosen.text, at.replies))
    return found[0] if found else None


def _go_on(at: Situation, journey: Journey) -> Move:
    """Care first, then what else the moment asks for; the question is the next step's."""
    if at.step is None:
        closing = _close(at, journey, "page-added" if _was_closed(at) else "page-ready")
        if not (_blames_anew(at) and _has_causes(at)):
            return closing
        return replace(closing, lead=f"{at.phrase('self-blame')} {closing.lead}")
    move = _with_care(at) or _step(at, at.step)
    if journey.may_wait and _is_sore(at) and not _said_before(at, "come-back"):
        offer = at.phrase("come-back")
        return replace(move, lead=f"{move.lead} {offer}" if move.lead else offer, reflection=None)
    return move


def _with_care(at: Situation) -> Move | None:
    """What goes before the next step: blame turned on oneself, one kind of cause alone, a label."""
    reading, causes = at.reading, at.reading.causes
    if _blames_anew(at) and _has_causes(at) and (question := _resting_on(at, exploring.SELF_BLAME)):
        return _asking(at, question, at.phrase("self-blame"))
    pins = _other_kind(at) if _has_causes(at) and not causes.blames_self else None
    # "That" is what was just told: a noun of the causes may be one that was said to play no part.
    if pins and (question := _resting_on(at, pins, topic="that")):
        lead = at.phrase("grant-win") if reading.outcome == "won" and causes.inside else None
        return _asking(at, question, lead)
    if reading.label:
        label = at.question(*exploring.LABEL, serves="label")
        return _asking(at, label, at.phrase("label", label=reading.label))
    return None


def _resting_on(at: Situation, pins: Sequence[str], topic: str | None = None) -> ChosenQuestion | None:
    """A question of just these passages; without the deal's name where that takes too much for granted."""
    unnamed = replace(at, reading=replace(at.reading, deal=None))
    found = (each.question(*pins, topic=topic, audience=Audience.REP) for each in (at, unnamed))
    return next((chosen for chosen in found if chosen and chosen.passage.id in pins), None)


def _step(at: Situation, question: ChosenQuestion) -> Move:
    """The next question after few words: a guess at a meaning would stand between two answers."""
    return _asking(at, question, _lead(at))


def _asking(at: Situation, question: ChosenQuestion | None, lead: str | None) -> Move:
    if question is None:
        return exploring.ask(at, None, lead=lead)
    # Gladness within a loss is no news to lean on.
    feelings = FEELINGS - {"gladness"} if at.reading.outcome == "lost" else FEELINGS
    reflection = None if lead else exploring.undertone(at, feelings)
    return Move(MoveKind.ASK, at.reading.stage, lead=lead, reflection=reflection, questions=(question,))


def _is_to_be_heard(at: Situation) -> bool:
    """Blame turned on oneself where no deal is looked back at; where a skill is named, it is only modesty."""
    rest = at.journey.part(at.journey.rest or "") if at.journey else None
    is_skill = rest is not None and rest.takes is Takes.SKILL
    return at.reading.causes.blames_self and not is_skill and not _said_before(at, "self-blame")


def _blames_anew(at: Situation) -> bool:
    return at.reading.causes.blames_self and not exploring.used(at.reading, exploring.SELF_BLAME)


def _lead(at: Situation) -> str | None:
    """Words before the next question, where the message calls for some."""
    reading, text = at.reading, at.conversation.last_said
    if not at.replies and _shows_themes(at):
        return at.phrase("themes-hint")
    if reading.act is Act.GREETING:
        return at.phrase("step-hello")
    if carried.is_answered(at):
        return at.phrase("carried-open") if carried.not_done(text) else None
    if tellings.asks_meaning(text):
        return at.phrase("step-otherwise")
    if _is_to_be_heard(at):
        return at.phrase("self-blame")
    if tellings.skips(text):
        return at.phrase("step-skipped") if at.replies else None
    if requests.minutes(text) is not None and reading.minutes and reading.turn == 1:
        return at.phrase("minutes", minutes=reading.minutes)
    is_pasted = len(text.split()) > exploring.PASTED and len(text.splitlines()) > 1
    if is_pasted:
        return at.phrase("step-notes")
    blames_outside = reading.outcome == "lost" and reading.causes.outside and not reading.causes.inside
    is_now = any(plain(cause) in plain(text) for cause in reading.causes.outside)
    if blames_outside and is_now and _has_causes(at) and not _said_before(at, "grant-outside"):
        return at.phrase("grant-outside")
    return None


def _shows_themes(at: Situation) -> bool:
    return at.journey is not None and any(part.takes is Takes.THEMES for part in at.journey.parts)


def _other_kind(at: Situation) -> tuple[str, ...] | None:
    """What to rest on to ask once for the kind of cause that wasn't named; after the story was heard."""
    reading, causes = at.reading, at.reading.causes
    kinds = exploring.OTHER_KIND + exploring.SELF_BLAME + exploring.WIN
    heard = reading.turn >= exploring.STORY_TOLD
    if not heard or exploring.used(reading, kinds) or bool(causes.inside) == bool(causes.outside):
        return None
    if reading.outcome == "won":
        return exploring.WIN
    return exploring.OTHER_KIND if causes.outside else exploring.SELF_BLAME


def _close(at: Situation, journey: Journey, name: str) -> Move:
    """The page is there, and where; a sore matter may wait."""
    if name == "page-ready" and journey.may_wait:
        name = "page-ready-may-wait"
    lead = at.phrase(name, where=at.about.page_place)
    return Move(MoveKind.CLOSE, at.reading.stage, lead=lead)


def _has_causes(at: Situation) -> bool:
    return at.journey is not None and any(part.takes in CAUSE_PARTS for part in at.journey.parts)


def _is_sore(at: Situation) -> bool:
    return tellings.is_sore(at.conversation.last_said) or at.reading.causes.blames_self


def _was_closed(at: Situation) -> bool:
    return any(_said_before(at, name) for name in CLOSINGS)


def _said_before(at: Situation, name: str) -> bool:
    """Whether any wording of a phrase was part of a reply."""
    inputs = {"where": at.about.page_place} if at.prompts.inputs(name) else {}
    wordings = [at.prompts.render(name, n, **inputs) for n in range(at.prompts.variants(name))]
    return any(wording in reply for wording in wordings for reply in at.replies)


def _was_list(at: Situation) -> bool:
    return lists(at.conversation.last_reply)
