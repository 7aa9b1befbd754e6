"""What a line is after, by the question that would serve it better."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Intent(StrEnum):
    """What the leader wants to find out or to bring about."""

    # What a closed line asks
    DONE = "done"
    DONE_BY = "done_by"
    TALKED = "talked"
    HEARD = "heard"
    LIKED = "liked"
    LIKED_BY = "liked_by"
    FORECAST = "forecast"
    COMMITMENT = "commitment"
    HABIT = "habit"
    FEELING = "feeling"
    STATE = "state"
    SCHEDULE = "schedule"
    HAS = "has"
    WANTS = "wants"
    WENT = "went"
    JUDGED = "judged"
    QUANTITY = "quantity"
    WHEN_AHEAD = "when_ahead"
    WHEN_PAST = "when_past"
    WHO = "who"
    FACT = "fact"
    CHECK = "check"
    EITHER = "either"
    """Which of two it is or was."""
    CHOICE = "choice"
    """Which of two it is to be."""
    KNOWS = "knows"
    THINKS = "thinks"
    OPENED = "opened"
    """The question itself, opened: "Did you get any feedback?" as "What feedback did you get?"."""
    # What a leading line presumes
    FELT = "felt"
    PERSON = "person"
    APPROACH = "approach"
    OUTLOOK = "outlook"
    ACCOUNT = "account"
    VIEW = "view"
    # What is behind an action that is suggested
    REACHING = "reaching"
    INVOLVING = "involving"
    PRICING = "pricing"
    PREPARING = "preparing"
    TIME = "time"
    TRACKING = "tracking"
    FINDING_OUT = "finding_out"
    LETTING_GO = "letting_go"
    SHAPING = "shaping"
    TRYING = "trying"
    # What is told
    REQUEST = "request"
    """To go and do something."""
    DELIVERING = "delivering"
    """To send or bring something to the one who asks."""
    APPROACHING = "approaching"
    """To get in touch with somebody."""
    ROUTINE = "routine"
    """To do something every time."""
    DECIDING = "deciding"
    STOPPING = "stopping"
    PASSING_ON = "passing_on"
    TOGETHER = "together"
    REFRAIN = "refrain"
    BECOME = "become"
    # What has to be accounted for
    OWN_SIDE = "own_side"
    LATELY = "lately"
    RELATION = "relation"
    # Several at once
    FIRST = "first"
    """The most open of several questions, as it stands in the line."""
    ANY = "any"
    """Whatever the line was after."""


TAKES_TURNS = frozenset(
    {
        Intent.REQUEST,
        Intent.DELIVERING,
        Intent.APPROACHING,
        Intent.ROUTINE,
        Intent.DECIDING,
        Intent.STOPPING,
        Intent.TOGETHER,
        Intent.REFRAIN,
    }
)
"""What leaders say so often that lines of that intent shouldn't all get the same question."""
STANDS_ALONE = frozenset({Intent.CHECK, Intent.SCHEDULE, Intent.EITHER, Intent.CHOICE})
"""What is asked about without a word of the line, though another reading might find some."""
SLOTS = frozenset("matter person whom who doing do did whether asked happens one other opened".split())
"""Words of the line that a rewording may hold, by the form they are turned to."""


@dataclass(frozen=True, slots=True)
class Understood:
    """``slots``: words of the line by name; one that isn't there can't be asked about."""

    intent: Intent
    slots: Mapping[str, str] = field(default_factory=dict)
    instead: bool = False
    """Only to be asked where the reading before it has come to nothing."""


def understood(intent: Intent, **slots: str | None) -> Understood:
    """With those of the slots that hold words."""
    return Understood(intent, {name: words for name, words in slots.items() if words})
