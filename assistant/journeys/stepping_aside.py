"""Where coaching stops, or isn't what is called for: safety, rights, rules, and small talk."""

from collections.abc import Sequence

from assistant.domain.conversation import Role
from assistant.domain.reading import Concern
from assistant.domain.turn import Move, MoveKind
from assistant.journeys.situation import Situation
from assistant.reading.aside import asks_who_reads
from assistant.reading.requests import stops_asking
from assistant.reading.safety import is_about_to_act, is_for_another, is_set_aside, turns_to_somebody

ONLY_ENGLISH = frozenset({"de", "es", "fr", "it", "nl", "pt"})
BEGINNING = ("grow/goal/2",)
TELLING = ("coaching-the-coach/when-telling-is-right/1",)

_WORDS = {
    Concern.HARASSMENT: "harassment",
    Concern.DISCRIMINATION: "discrimination",
    Concern.LEAVE: "leave or health",
    Concern.DISMISSAL: "dismissal",
    Concern.RETALIATION: "retaliation",
    Concern.PAY: "pay that is owed",
}


def crisis(at: Situation) -> Move:
    """Whom to turn to; once that is said, few words and no coaching until danger is spoken of again."""
    said = at.conversation.said
    if is_set_aside(said):
        return _said(at, _still(said), MoveKind.HAND_OFF)
    name = "hand-off-crisis-other" if is_for_another(said) else "hand-off-crisis"
    return Move(MoveKind.HAND_OFF, at.reading.stage, lead=at.phrase(name, help=at.about.crisis_help))


def _still(said: Sequence[str]) -> str:
    if is_for_another(said):
        return "hand-off-still-crisis-other"
    return "hand-off-still-crisis-near" if turns_to_somebody(said) else "hand-off-still-crisis"


def protected(at: Situation) -> Move:
    """Whose matter it is; what follows within it isn't coached either."""
    said = at.conversation.said
    if is_set_aside(said):
        turned = "-turned" if turns_to_somebody(said) else ""
        return _said(at, f"hand-off-still-protected{turned}", MoveKind.HAND_OFF)
    concern = _WORDS[at.reading.concern or Concern.DISMISSAL]
    leads = at.reading.role is Role.LEADER
    is_hers_to_do = leads and (at.speaks_of_a_rep or is_about_to_act(said))
    name = "hand-off-protected-leader" if is_hers_to_do else "hand-off-protected"
    return Move(
        MoveKind.HAND_OFF, at.reading.stage, lead=at.phrase(name, concern=concern, help=at.about.work_help)
    )


def formal_plan(at: Situation) -> Move:
    """Coached, with HR named as a partner."""
    question = at.step or at.question()
    return Move(
        MoveKind.ASK,
        at.reading.stage,
        lead=at.phrase("formal-plan"),
        questions=(question,) if question else (),
    )


def decided(at: Situation) -> Move:
    """For telling plainly; what is still open is coached."""
    question = at.step or at.question(*TELLING)
    return Move(
        MoveKind.TELL_PLAINLY,
        at.reading.stage,
        lead=at.phrase("tell-plainly"),
        questions=(question,) if question else (),
    )


def instructs(at: Situation) -> Move:
    return _said(at, "instructs", MoveKind.WAY_BACK)


def what_you_are(at: Situation) -> Move:
    if asks_who_reads(at.conversation.last_said):
        return who_reads(at)
    return Move(MoveKind.INFORM, at.reading.stage, lead=at.phrase("what-you-are", model=at.about.model))


def who_reads(at: Situation) -> Move:
    lead = at.phrase(
        "who-reads",
        role=at.reading.role.value,
        model=at.about.model,
        address=at.about.address,
        embedder=at.about.embedder,
        data=at.about.data,
    )
    return Move(MoveKind.INFORM, at.reading.stage, lead=lead)


def off_topic(at: Situation) -> Move:
    return _said(at, "off-topic", MoveKind.WAY_BACK)


def foreign(at: Situation) -> Move:
    language = at.reading.language if at.reading.language in ONLY_ENGLISH else "en"
    return _said(at, f"only-english-{language}", MoveKind.WAY_BACK)


def junk(at: Situation) -> Move:
    """A simpler way in, not a canned question again."""
    topic = at.reading.topics[0] if at.reading.topics else None
    if at.reading.points:
        lead = at.phrase("simpler-way-in", topic=topic)
    else:
        lead = at.phrase("simpler-way-in-opening")
    return Move(MoveKind.SIMPLIFY, at.reading.stage, lead=lead, passages=at.ground(*BEGINNING))


def greeting(at: Situation) -> Move:
    lead = at.phrase(f"greeting-{at.reading.role.value}")
    return Move(MoveKind.ASK, at.reading.stage, lead=lead, passages=at.ground(*BEGINNING))


def thanks(at: Situation) -> Move:
    return _said(at, "thanks", MoveKind.CLOSE)


def pushes_back(at: Situation) -> Move:
    name = "stop-asking" if stops_asking(at.conversation.last_said) else "push-back"
    return Move(MoveKind.OFFER, at.reading.stage, lead=at.phrase(name), permission=True)


def declines(at: Situation) -> Move:
    """No options, then: the matter goes on where it was."""
    question = at.step or at.question()
    return Move(MoveKind.ASK, at.reading.stage, questions=(question,) if question else ())


def _said(at: Situation, name: str, kind: MoveKind) -> Move:
    return Move(kind, at.reading.stage, lead=at.phrase(name))
