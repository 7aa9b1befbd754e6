"""Does it ask well? One question a reply that doesn't lead; how open and how wordy it is, is shown only."""

import re

from evals.samples import Sample
from evals.scorers.replies import Part, Reply, Request, replies
from evals.scorers.tells import unwelcome
from evals.scorers.words import WORD, content, phrases, plain
from evals.scores import Better, Finding, Score, not_applicable
from evals.speech.kinds import QUESTIONS, Kind
from evals.transcript import Transcript

NAME = "asks"
ASKS = "Does it ask one question at a time, and one that doesn't carry its answer?"
BETTER: Better = "higher"
GATES = False
_SAYS_BACK = frozenset({Kind.REFLECTION, Kind.AFFIRMATION})
_AUX = r"(?:is|are|was|were|do|does|did|would|could|can|will|might|should|have|has|had|made|makes|happened)"
_WH = r"(?:what|how|why|who|where|when|which)"
_WHOM = r"(?:you|he|she|they|we|i|it|the|your|his|her|their|my|a|an)"
_LEADS = r"^(?:(?:and|so|but|then|now|ok|okay|well)[, ]+)*"
# "What happened, and how did he take it?" is two; "what he wants and what he needs" is none.
_DOUBLE = re.compile(
    rf"(?:,|\band\b|\bor\b|[;–—])\s*(?:and |or )?{_WH}(?: (?!{_WHOM}\b)[a-z]+)? {_AUX} "
    rf"(?:{_WHOM}|that|this|there|[A-Z]\w+)\b"
)
_ASKED_FIRST = re.compile(rf"{_LEADS}(?:{_WH}|{_AUX}) \w", re.IGNORECASE)
_NO_ANSWER_YET = r"(?:(?!what|how|who|which|why|where)[^?,]+, )?"
_NOT = "(?:is|are|was|do|does|did|have|has|would|could|ca|wo|should)n't"
_YES_OR_NO = re.compile(rf"{_LEADS}{_NO_ANSWER_YET}(?:{_AUX}|shall|may|am|{_NOT}) ", re.IGNORECASE)


def score(transcript: Transcript, sample: Sample | None) -> Score:
    """``value``: the share of asking replies with one question that doesn't lead.

    Figures shown in bands and never rewarded: ``open_share`` of the questions, ``reflected_share`` of the
    asking replies that say something back first, ``reflections_per_question``, the coach's ``word_share``.
    """
    scored = replies(transcript, sample)
    asking = [(reply, questions(reply)) for reply in scored]
    asking = [(reply, asked) for reply, asked in asking if asked]
    if not asking:
        return not_applicable(NAME, "No reply asks the coachee anything, so there is no question to judge.")
    findings = [finding for reply, asked in asking for finding in _faults(reply, asked)]
    ill = {f.turn for f in findings if f.why != CLOSED}
    return Score(
        scorer=NAME,
        value=1 - len(ill) / len(asking),
        explanation=_explained(len(ill), len(asking), len(scored)),
        findings=tuple(findings),
        figures=_figures(transcript, scored, asking, findings),
    )


STACKED = "asks more than one thing at once"
LEADING = "carries its answer or a verdict"
ADVISING = "carries a piece of advice"
CLOSED = "can be answered with yes or no (shown, not counted)"


def questions(reply: Reply) -> tuple[Part, ...]:
    """What the reply asks the coachee: no draft's questions, none to take to someone else, no tags."""
    marked = "?" in reply.turn.content
    asked = [p for p in reply.parts if ("?" in p.outside if marked else p.kind in QUESTIONS) and not p.quoted]
    asked = [p for p in asked if not phrases("checks").fullmatch(plain(p.text).strip(" ?.,!").lower())]
    if reply.request is Request.QUESTIONS:
        return tuple(p for p in asked if not p.listed) if any(p.listed for p in asked) else ()
    return tuple(asked)


def _faults(reply: Reply, asked: tuple[Part, ...]) -> list[Finding]:
    found, advised = [], unwelcome(reply)
    if len(asked) > 1:
        found.append(Finding(turn=reply.place, quote=asked[1].text, why=STACKED))
    for part in asked:
        if _doubled(part.text):
            found.append(Finding(turn=reply.place, quote=part.text, why=STACKED))
        if part.kind is Kind.LEADING or phrases("leading").search(plain(part.text)):
            found.append(Finding(turn=reply.place, quote=part.text, why=LEADING))
        elif part.kind is Kind.ADVICE_QUESTION and part in advised:
            found.append(Finding(turn=reply.place, quote=part.text, why=ADVISING))
        elif _closed(part, reply):
            found.append(Finding(turn=reply.place, quote=part.text, why=CLOSED))
    return found


def _closed(part: Part, reply: Reply) -> bool:
    """Wants a yes or a no, and is neither an offer nor a question what was understood."""
    words = plain(part.text)
    opens = part.kind is Kind.PERMISSION or reply.move == "offer" or phrases("invites").match(words)
    return not opens and bool(_YES_OR_NO.match(words))


def _doubled(text: str) -> bool:
    """Two questions in one sentence. "When she called, what did you say?" is one."""
    second = _DOUBLE.search(text)
    opening = text[: second.start()] if second else ""
    clause = not opening.lower().startswith("when") or " did " in opening or " will " in opening
    return bool(second and clause and _ASKED_FIRST.search(opening))


def _figures(
    transcript: Transcript,
    scored: tuple[Reply, ...],
    asking: list[tuple[Reply, tuple[Part, ...]]],
    findings: list[Finding],
) -> dict[str, float]:
    asked = [part for _, parts in asking for part in parts]
    said_back = sum(part.kind in _SAYS_BACK for reply in scored for part in reply.parts)
    mine = sum(len(WORD.findall(reply.turn.content)) for reply in scored)
    theirs = sum(len(WORD.findall(text)) for text in transcript.said)
    return {
        "replies": len(scored),
        "asking_replies": len(asking),
        "questions": len(asked),
        "stacked": sum(f.why == STACKED for f in findings),
        "leading": sum(f.why in (LEADING, ADVISING) for f in findings),
        "closed": sum(f.why == CLOSED for f in findings),
        "open_share": sum(part.kind is Kind.OPEN for part in asked) / len(asked),
        "reflected_share": sum(_reflects_first(reply, parts) for reply, parts in asking) / len(asking),
        "reflections_per_question": said_back / len(asked),
        "word_share": mine / (mine + theirs) if mine + theirs else 0.0,
    }


def _reflects_first(reply: Reply, asked: tuple[Part, ...]) -> bool:
    """Something of the coachee's is said back before the first question."""
    before = [part for part in reply.parts if part.start < asked[0].start]
    known = set(content(reply.since))
    return any(part.kind in _SAYS_BACK or known & set(content(part.text)) for part in before)


def _explained(ill: int, asking: int, count: int) -> str:
    opening = f"{asking} of {count} replies ask; "
    if not ill:
        return opening + "each asks one thing, and none carries its answer."
    return opening + f"{ill} of them ask several things at once, or carry the answer along."
