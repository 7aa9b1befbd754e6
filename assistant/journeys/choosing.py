"""From a reading and passages to a move: one table, one line for each thing a message may do."""

from collections.abc import Callable, Mapping

from assistant.domain.reading import Act
from assistant.domain.turn import Move
from assistant.journeys import carried, exploring, following, serving, stepping_aside
from assistant.journeys.situation import Situation

MOVES: Mapping[Act, Callable[[Situation], Move]] = {
    Act.TOLD: exploring.explore,
    Act.LANDS: exploring.land,
    Act.THINKS_IT_OVER: exploring.think_over,
    Act.WANTS_QUESTIONS: serving.questions,
    Act.WANTS_WORDING: serving.wording,
    Act.WANTS_SUMMARY: serving.summary,
    Act.WANTS_ORDER: serving.order,
    Act.WANTS_REVISION: serving.revision,
    Act.PICKS: serving.picked,
    Act.PICKS_NONE: serving.none_picked,
    Act.WANTS_DECISION: serving.offer,
    Act.ACCEPTS_OFFER: serving.options,
    Act.DECLINES_OFFER: stepping_aside.declines,
    Act.PUSHES_BACK: stepping_aside.pushes_back,
    Act.ASKS_FACT: serving.fact,
    Act.ASKS_WHICH_FRAMEWORK: serving.which_framework,
    Act.ASKS_WHAT_YOU_ARE: stepping_aside.what_you_are,
    Act.ASKS_WHO_READS: stepping_aside.who_reads,
    Act.DECIDED: stepping_aside.decided,
    Act.FORMAL_PLAN: stepping_aside.formal_plan,
    Act.CRISIS: stepping_aside.crisis,
    Act.PROTECTED: stepping_aside.protected,
    Act.INSTRUCTS: stepping_aside.instructs,
    Act.OFF_TOPIC: stepping_aside.off_topic,
    Act.FOREIGN: stepping_aside.foreign,
    Act.JUNK: stepping_aside.junk,
    Act.GREETING: stepping_aside.greeting,
    Act.THANKS: stepping_aside.thanks,
}


def choose(situation: Situation) -> Move:
    """What this reply is to do. Pure: the same situation gives the same move.

    A journey goes before the table, where the message is an answer to it; so does what was brought along.
    Where no question is wanted, none goes with it.
    """
    at = following.on_the_way(situation)
    move = following.follow(at) or carried.open_from(at) or carried.go_on(at) or MOVES[at.reading.act](at)
    return exploring.unasked(at, move) if at.reading.wants_quiet else move
