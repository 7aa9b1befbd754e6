"""The kinds of thing that a coach's sentence may do."""

from enum import StrEnum

from evals.transcript import Strict


class Kind(StrEnum):
    """The first that fits, from top to bottom."""

    DIRECTIVE = "directive"
    """Tells what to do: an order, a must, a need to, polite requests too."""
    ADVICE = "advice"
    """Proposes an action: I would, you could, one thing that helps."""
    ADVICE_QUESTION = "advice_question"
    """A question that names an action: have you thought of, what if you."""
    LEADING = "leading_question"
    """A question that carries its answer or a verdict."""
    CLOSED = "closed_question"
    OPEN = "open_question"
    """An invitation to tell counts as one."""
    PERMISSION = "permission"
    """Asks whether an option or a thought is welcome."""
    JUDGEMENT = "judgement"
    """Blames, warns, argues, labels."""
    AFFIRMATION = "affirmation"
    """Names something of the coachee's as good."""
    REFLECTION = "reflection"
    """Says back what was said or felt, or guesses at it."""
    INFORMATION = "information"
    """Explains or states facts of the speaker's own."""
    OTHER = "other"
    """Greets, thanks, hums, closes."""


class Sentence(Strict):
    """``text`` stands in the message word for word, from ``start`` on."""

    text: str
    start: int
    kind: Kind


QUESTIONS = frozenset({Kind.ADVICE_QUESTION, Kind.LEADING, Kind.CLOSED, Kind.OPEN, Kind.PERMISSION})
TELLING = frozenset({Kind.DIRECTIVE, Kind.ADVICE, Kind.ADVICE_QUESTION})
