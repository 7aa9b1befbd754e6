"""A move as the coachee asked to be talked with: it does the same, in the manner that was wished for."""

from dataclasses import replace

from assistant.domain.reading import Act
from assistant.domain.turn import Move, MoveKind
from assistant.journeys.situation import Situation


def heed(move: Move, at: Situation) -> Move:
    """What isn't about the manner stays: whom to turn to, a grant, a fact, the question itself."""
    if at.manner.asks_only and move.kind is MoveKind.ASK and move.questions and not move.lead:
        return replace(move, reflection=None, is_bare=True)
    if at.manner.keeps_options:
        return _without_options(move, at)
    return move


def _without_options(move: Move, at: Situation) -> Move:
    """Options that weren't asked for by that name: they may be offered once more, and aren't shown."""
    if move.kind is MoveKind.OPTIONS and at.reading.act is Act.WANTS_DECISION:
        return Move(MoveKind.OFFER, move.stage, lead=at.phrase("offer-options"), permission=True)
    if move.kind is MoveKind.OFFER and at.reading.act is Act.PUSHES_BACK:
        return replace(move, lead=at.phrase("push-back-no-options"))
    return move
