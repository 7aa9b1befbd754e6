"""A transcript's replies, each with what led up to it: what was asked for, and what was welcome."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from evals.samples import Sample
from evals.scorers.words import WORD, content, phrases, plain, quotations, sharing
from evals.speech.kinds import TELLING, Kind
from evals.speech.read import read
from evals.transcript import Speaker, Transcript, Turn

HALF = 0.5
LIST = re.compile(r"^[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]+", re.MULTILINE)


class Request(StrEnum):
    """What the coachee asked for just before a reply."""

    NOTHING = ""
    WORDING = "wording"
    QUESTIONS = "questions"
    SUMMARY = "summary"
    FACT = "fact"
    OPTIONS = "options"
    VERDICT = "verdict"
    """To be told what to do: that is no permission to."""


_BY_MOVE = {
    "wording": Request.WORDING,
    "tell-plainly": Request.WORDING,
    "questions": Request.QUESTIONS,
    "summarise": Request.SUMMARY,
    "inform": Request.FACT,
}
_BY_SERVICE = {
    "wording": Request.WORDING,
    "questions": Request.QUESTIONS,
    "summary": Request.SUMMARY,
    "order": Request.SUMMARY,
    "fact": Request.FACT,
    "options": Request.OPTIONS,
}
_IN_WORDS = (
    ("ask_questions", Request.QUESTIONS),
    ("ask_wording", Request.WORDING),
    ("ask_summary", Request.SUMMARY),
    ("ask_options", Request.OPTIONS),
    ("ask_fact", Request.FACT),
    ("ask_verdict", Request.VERDICT),
)
SERVICES = frozenset({Request.WORDING, Request.QUESTIONS, Request.SUMMARY, Request.FACT})


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence of a reply. ``listed``: on a line of a list. ``outside``: without what is in quotes."""

    text: str
    start: int
    kind: Kind
    listed: bool
    outside: str

    @property
    def quoted(self) -> bool:
        """All of it is a draft, or somebody's words."""
        return bool(WORD.search(self.text)) and not WORD.search(self.outside)


@dataclass(frozen=True)
class Reply:
    """``place`` counts the transcript's turns from 0; ``said`` is what the coachee had said, oldest first."""

    place: int
    turn: Turn
    said: tuple[str, ...]
    since: str
    """What the coachee said since the reply before."""
    request: Request
    permitted: bool
    """Options were asked for, or offered and accepted."""
    helps: bool
    """It may have to name a person or a service to turn to."""

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        text = self.turn.content
        inside = [(start, end) for start, end, _ in quotations(text)]
        marked = [m.end() for m in LIST.finditer(text)]
        return tuple(
            Part(s.text, s.start, s.kind, _on(s.start, marked, text), _outside(s.text, s.start, inside))
            for s in read(text, self.said)
        )

    @property
    def move(self) -> str:
        return self.turn.move.replace("_", "-")

    @property
    def serves(self) -> bool:
        """It gives what was asked for: a draft, questions to take along, a summary, a fact."""
        return self.request in SERVICES


def _on(start: int, marked: Sequence[int], text: str) -> bool:
    line = text.rfind("\n", 0, start) + 1
    return any(line <= mark <= start for mark in marked)


def _outside(text: str, start: int, inside: Sequence[tuple[int, int]]) -> str:
    """``text``, which begins at ``start``, with what lies in the spans blanked."""
    kept = [" " if any(a <= start + n < b for a, b in inside) else letter for n, letter in enumerate(text)]
    return "".join(kept).strip()


def replies(transcript: Transcript, sample: Sample | None = None) -> tuple[Reply, ...]:
    """The coach's messages in their order. ``sample``, where known, says what was asked for and when."""
    found: list[Reply] = []
    for place, turn in enumerate(transcript.turns):
        if turn.role is Speaker.COACH and turn.content.strip():
            found.append(_reply(transcript.turns[:place], turn, found, sample))
    return tuple(found)


def _reply(before: Sequence[Turn], turn: Turn, earlier: Sequence[Reply], sample: Sample | None) -> Reply:
    said = tuple(t.content for t in before if t.role is Speaker.COACHEE)
    last = earlier[-1] if earlier else None
    since = "\n".join(t.content for t in before[last.place + 1 if last else 0 :] if t.role is Speaker.COACHEE)
    request = _request(turn, since, len(said), sample)
    helps = turn.move.startswith("hand") or bool(phrases("risk").search(" ".join(said)))
    helps = helps or bool(sample and sample.expected.hands_over)
    return Reply(len(before), turn, said, since, request, _permitted(since, request, last), helps)


def _request(turn: Turn, since: str, count: int, sample: Sample | None) -> Request:
    if sample and sample.expected.service and sample.expected.service_at == count:
        return _BY_SERVICE[sample.expected.service]
    if turn.move.replace("_", "-") in _BY_MOVE:
        return _BY_MOVE[turn.move.replace("_", "-")]
    asked = plain(since)
    return next((request for name, request in _IN_WORDS if phrases(name).search(asked)), Request.NOTHING)


def _permitted(since: str, request: Request, last: Reply | None) -> bool:
    """Options are welcome: asked for, or offered just before and taken up, or more of them asked for."""
    if request is Request.OPTIONS:
        return True
    if last is None:
        return False
    words = plain(since)
    if _offers(last):
        return bool(phrases("yes").search(words)) and not re.match(phrases("no"), words.lstrip())
    return last.permitted and bool(phrases("more").search(words))


def _offers(reply: Reply) -> bool:
    asked = [p for p in reply.parts if "?" in p.text and not p.quoted]
    return reply.move == "offer" or any(
        p.kind is Kind.PERMISSION or phrases("offers").match(plain(p.text)) for p in asked
    )


def told(reply: Reply) -> tuple[Part, ...]:
    """The sentences that tell the coachee what to do: directives and advice, permitted or not.

    Not among them: what stands in quotation marks or in a draft, questions for someone else, the coachee's
    own words said back, and orders that concern the conversation itself.
    """
    return tuple(part for part in reply.parts if _tells(part, reply))


def _tells(part: Part, reply: Reply) -> bool:
    if part.kind not in TELLING or part.quoted or _for_someone_else(part, reply):
        return False
    words = plain(part.text).lstrip("*_ ")
    if "?" in words and (phrases("offers").match(words) or phrases("open_start").match(words)):
        return False
    if part.outside != part.text and not any(s.kind in TELLING for s in read(part.outside)):
        return False
    if reply.helps and phrases("helpers").search(part.text):
        return False
    return not phrases("own_talk").match(words)


def _for_someone_else(part: Part, reply: Reply) -> bool:
    """It belongs to what was asked for, and isn't said to the coachee."""
    match reply.request:
        case Request.WORDING:
            return not part.listed and part.start > _draft_start(reply.turn.content)
        case Request.QUESTIONS:
            return part.listed and "?" in part.text
        case Request.SUMMARY:
            return part.listed and any(sharing(part.text, said) >= HALF for said in reply.said)
        case Request.FACT:
            return part.listed
    return False


def _draft_start(text: str) -> int:
    """Where an unquoted draft begins: behind a colon at the end of a line; at the end where there is none."""
    colon = re.search(r":\s*\n", text)
    return colon.start() if colon else len(text)


def own_steps(said: Sequence[str]) -> set[str]:
    """Stems of what the coachee named as something that they may do."""
    pieces = (piece for text in said for piece in re.split(r"[.!?;\n]+", plain(text)))
    return {stem for piece in pieces if phrases("own_options").search(piece) for stem in content(piece)}
