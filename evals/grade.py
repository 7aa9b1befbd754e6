"""How far a whole session coaches, read by rules: a score from 0 to 1 and the figures it was made from.

Made for sessions that nobody here has seen, of any field and length, written or put down from speech. Every
figure is a rate, so length and number of turns are no inputs: a session said twice over scores as once.
Below three turns of the coach's there is too little to go by, and the score stays nearer to 0.5.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from evals.jsonl import read_rows
from evals.speech.kinds import QUESTIONS, TELLING, Kind, Sentence
from evals.speech.listening import content, taken_up
from evals.speech.phrases import listed, plain
from evals.speech.read import read
from evals.transcript import Speaker, Strict, Transcript, Turn

ENOUGH = 3
"""Turns of the coach's from which on the score is taken as it comes out."""


class Measure(Strict):
    """A rate from 0 to 1, and what it says. ``middle``: where good and poor sessions meet; ``spread``: the
    distance from there that counts three quarters; ``weight``: above 0 where more is better."""

    name: str
    middle: float
    spread: float
    weight: float
    why: str


# Set by hand from what is known of good and poor counselling, and checked on datasets/sessions.jsonl. They
# aren't fitted there: made-up sessions are told apart too easily to say how much each figure is worth.
MEASURES = (
    Measure(
        name="advice",
        middle=0.1,
        spread=0.12,
        weight=-1.1,
        why="Turns with an order or advice that nobody asked for and no permission went before: the plainest "
        "difference there is, 2 % of turns against 15 %.",
    ),
    Measure(
        name="reflecting",
        middle=0.5,
        spread=0.3,
        weight=0.8,
        why="Reflections among reflections and questions: one to one in good sessions, one to four in "
        "poor; the middle is set higher, because the rules take some statements of fact for reflections.",
    ),
    Measure(
        name="listening",
        middle=0.38,
        spread=0.2,
        weight=1.0,
        why="Reflections among all sentences: it falls where talk of the coach's own crowds them out.",
    ),
    Measure(
        name="lecturing",
        middle=0.2,
        spread=0.15,
        weight=-0.5,
        why="Sentences that state facts or the speaker's own story. Some are due in any session.",
    ),
    Measure(
        name="judging",
        middle=0.07,
        spread=0.1,
        weight=-0.7,
        why="Sentences that warn, argue, blame or ask in a way that answers itself.",
    ),
    Measure(
        name="pressing",
        middle=0.14,
        spread=0.12,
        weight=-0.8,
        why="Sentences with must, need to or danger in them, whatever they do: it catches advice in broken "
        "speech, where the kind of a sentence is easily missed.",
    ),
    Measure(
        name="following",
        middle=0.11,
        spread=0.08,
        weight=0.5,
        why="The share of what isn't asked that takes up what the other has just said.",
    ),
    Measure(
        name="supporting",
        middle=0.1,
        spread=0.12,
        weight=0.5,
        why="Turns that affirm, ask permission or leave the choice with the other.",
    ),
    Measure(
        name="words",
        middle=0.57,
        spread=0.12,
        weight=-0.6,
        why="The coach's share of all words: 52 % in good sessions, 62 % in poor ones.",
    ),
)


class Grade(Strict):
    """``coaching``: 0 to 1, 0.5 where nothing can be told; ``figures``: rates from 0 to 1, by name."""

    id: str
    coaching: float
    figures: Mapping[str, float]
    note: str = ""


class _Turn(Strict):
    """A coach's turn, read. ``bid``: advice was asked for, or permission was asked, just before or in it."""

    sentences: tuple[Sentence, ...]
    said: tuple[str, ...]
    bid: bool


class _Line(BaseModel):
    """Other people's files hold more than is needed, and ids that are numbers."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)


class _Said(_Line):
    role: Speaker
    content: str


class _Session(_Line):
    id: str
    turns: tuple[_Said, ...]


def read_sessions(file: Path) -> list[Transcript]:
    """``{"id", "turns": [{"role", "content"}]}`` a line, in order; anything else there is passed over.

    Raises ``DatasetError`` with file and line."""
    return [
        Transcript(id=row.id, turns=tuple(Turn(role=said.role, content=said.content) for said in row.turns))
        for row in read_rows(file, _Session)
    ]


def grade(transcript: Transcript) -> Grade:
    """The score and its figures. A session in which the coach says nothing has no figures and 0.5."""
    turns = tuple(_turns(transcript))
    if not turns:
        return Grade(id=transcript.id, coaching=0.5, figures={}, note="the coach says nothing here")
    figures = _figures(turns, transcript)
    shown = min(1.0, len(turns) / ENOUGH)
    note = "" if shown == 1 else f"fewer than {ENOUGH} turns of the coach's are little to go by"
    coaching = round(0.5 + shown * (_score(figures) - 0.5), 4)
    return Grade(id=transcript.id, coaching=coaching, figures=figures, note=note)


def _score(figures: Mapping[str, float]) -> float:
    pulls = (m.weight * math.tanh((figures[m.name] - m.middle) / m.spread) for m in MEASURES)
    return 1 / (1 + math.exp(-sum(pulls)))


def _turns(transcript: Transcript) -> Iterator[_Turn]:
    """The coach's turns that do anything; turns of one speaker in a row are one, and hums are none."""
    said: list[str] = []
    permitted = False
    spoken = (turn for turn in transcript.turns if turn.content.strip())
    for speaker, group in groupby(spoken, key=lambda turn: turn.role):
        text = "\n".join(turn.content for turn in group)
        if speaker is Speaker.COACHEE:
            said.append(text)
            continue
        sentences = tuple(s for s in read(text, said) if s.kind is not Kind.OTHER or _leaves_choice(s))
        asked = bool(said) and listed("asks_advice").search(plain(said[-1])) is not None
        asks_leave = any(s.kind is Kind.PERMISSION for s in sentences)
        if sentences:
            yield _Turn(sentences=sentences, said=tuple(said), bid=asked or permitted or asks_leave)
        permitted = asks_leave


def _figures(turns: Sequence[_Turn], transcript: Transcript) -> dict[str, float]:
    sentences = [s for turn in turns for s in turn.sentences]
    kinds = [s.kind for s in sentences]
    reflections, questions = kinds.count(Kind.REFLECTION), sum(kind in QUESTIONS for kind in kinds)
    own = sum(_words(turn.content) for turn in transcript.turns if turn.role is Speaker.COACH)
    theirs = sum(_words(turn.content) for turn in transcript.turns if turn.role is Speaker.COACHEE)
    pressing = sum(listed("pressing").search(plain(s.text)) is not None for s in sentences)
    followed = [
        taken_up(plain(s.text), turn.said)
        for turn in turns
        for s in turn.sentences
        if s.kind not in QUESTIONS and len(content(plain(s.text))) > 1
    ]
    counts = {
        "advice": (sum(_tells(turn) for turn in turns), len(turns)),
        "reflecting": (reflections, reflections + questions),
        "listening": (reflections, len(kinds)),
        "lecturing": (kinds.count(Kind.INFORMATION), len(kinds)),
        "judging": (sum(kind in (Kind.JUDGEMENT, Kind.LEADING) for kind in kinds), len(kinds)),
        "pressing": (pressing, len(kinds)),
        "following": (sum(followed), len(followed)),
        "supporting": (sum(_supports(turn) for turn in turns), len(turns)),
        "words": (own, own + theirs),
    }
    return {m.name: round(_rate(*counts[m.name], m.middle), 4) for m in MEASURES}


def _rate(count: float, of: float, otherwise: float) -> float:
    return count / of if of else otherwise


def _tells(turn: _Turn) -> bool:
    return not turn.bid and any(s.kind in TELLING for s in turn.sentences)


def _supports(turn: _Turn) -> bool:
    return any(s.kind in (Kind.AFFIRMATION, Kind.PERMISSION) or _leaves_choice(s) for s in turn.sentences)


def _leaves_choice(sentence: Sentence) -> bool:
    return listed("autonomy").search(plain(sentence.text)) is not None


def _words(text: str) -> int:
    return len(text.split())
