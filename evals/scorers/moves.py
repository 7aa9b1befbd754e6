"""Does it move: something new is said because of a question, and the talk lands in the coachee's own words.

What a scripted coachee says doesn't depend on the question, so there it counts only whether the reply lets
them land; with a person or a persona both do. A persona's hidden facts count as brought out once the coachee
has told them in words that share most of the fact's matter, after a question and not in the opening. Shown in
a band and never rewarded: forced closure would do well here.
"""

from collections.abc import Sequence

from evals.samples import Sample
from evals.scorers.exchanges import Exchange, exchanges, reply_to
from evals.scorers.given import GIVES
from evals.scorers.matches import first, shortened
from evals.scorers.words import content, sharing
from evals.scores import Better, Finding, Score, not_applicable
from evals.speech.kinds import Kind
from evals.transcript import Speaker, Transcript

NAME = "moves"
ASKS = "Does it move?"
BETTER: Better = "band"
GATES = False

NEW = 4
"""Words of matter not said before from which on an answer counts as new."""
SAME = 0.5
"""Share of a hidden fact's words of matter that must be told."""
LAST = 3
"""In how many of the coachee's last messages the landing is looked for."""


def score(transcript: Transcript, sample: Sample | None) -> Score:
    """See ``score_hidden``; here without hidden facts."""
    return score_hidden(transcript, sample, ())


def score_hidden(transcript: Transcript, sample: Sample | None, hidden: Sequence[str]) -> Score:
    """The mean of what applies: hidden facts told, answers that brought something new, and the landing.

    ``hidden``: a persona's facts, a sentence each.
    """
    pairs = exchanges(transcript)
    if not pairs or not transcript.said:
        return not_applicable(NAME, "There is no exchange in this transcript.")
    parts, figures = dict[str, float](), dict[str, float]()
    if hidden:
        figures["hidden_told"] = sum(_told(fact, transcript) for fact in hidden)
        parts["hidden"] = figures["hidden_told"] / len(hidden)
    answers = _answers(transcript, pairs)
    if answers and (hidden or sample is None):
        figures["new_answers"] = sum(len(new) >= NEW for new in answers)
        parts["new"] = figures["new_answers"] / len(answers)
    landed = _landing(transcript)
    lost = [*_crowded(pairs), *_passed_over(landed, pairs)]
    if landed or sample is None:
        parts["landed"] = figures["landed"] = float(bool(landed) and not lost)
    if not parts:
        return not_applicable(NAME, "Nothing in this script says what they take away or want to think over.")
    figures |= _time(landed, sample)
    return Score(
        scorer=NAME,
        value=sum(parts.values()) / len(parts),
        explanation=_explain(transcript, landed, lost, figures, len(answers), len(hidden)),
        findings=tuple(lost),
        figures=figures,
    )


def _told(fact: str, transcript: Transcript) -> bool:
    """In the coachee's words and after a question of the coach, in one message or in two that follow."""
    later = _after_questions(transcript)
    told = [" ".join(later[n : n + 2]) for n in range(len(later))]
    return any(sharing(fact, text) >= SAME for text in told)


def _after_questions(transcript: Transcript) -> list[str]:
    asked, found = False, list[str]()
    for turn in transcript.turns:
        if turn.role is Speaker.COACHEE and asked:
            found.append(turn.content)
        asked = asked or (turn.role is Speaker.COACH and "?" in turn.content)
    return found


def _answers(transcript: Transcript, pairs: tuple[Exchange, ...]) -> list[set[str]]:
    """For each message that answers a question, the matter in it that nobody had said before."""
    found = []
    for pair in pairs:
        after = transcript.turns[pair.place + 1 : pair.place + 2]
        if after and after[0].role is Speaker.COACHEE and pair.kinds(Kind.OPEN, Kind.CLOSED):
            known = {word for turn in transcript.before(pair.place + 1) for word in content(turn.content)}
            found.append(set(content(after[0].content)) - known)
    return found


def _landing(transcript: Transcript) -> tuple[int, str] | None:
    """Number, from 1, and words of the coachee's message that lands: an intention, or time to think."""
    said = transcript.said
    for number in reversed(range(max(1, len(said) - LAST), len(said))):
        words = first("thinks_over", said[number]) or first("intends", said[number])
        if words and "?" not in said[number] and not _asks_for_something(said[number]):
            return number + 1, words
    return None


def _asks_for_something(said: str) -> bool:
    return any(first(f"wants_{name}", said) for name in GIVES)


def _crowded(pairs: tuple[Exchange, ...]) -> list[Finding]:
    """Questions that were put to somebody who wanted to think, but for one on when to come back."""
    thinking = [pair for pair in pairs if first("thinks_over", pair.said) and "?" not in pair.said]
    return [
        pair.finding(question.text, f"“{shortened(pair.said)}” is a good end, and the reply goes on asking")
        for pair in thinking
        for question in pair.kinds(Kind.OPEN, Kind.CLOSED, Kind.LEADING, Kind.ADVICE_QUESTION)
        if "?" in question.text and not first("comes_back", question.text)
    ]


def _passed_over(landed: tuple[int, str] | None, pairs: tuple[Exchange, ...]) -> list[Finding]:
    """The reply to what somebody means to do, where it asks on without taking up a word of it."""
    pair = reply_to(landed[0], pairs) if landed else None
    if pair is None or first("thinks_over", pair.said) or "?" not in pair.text:
        return []
    if sharing(pair.said, pair.text) or first("takes_up", pair.text):
        return []
    return [pair.finding(pair.text, f"“{shortened(pair.said)}” is passed over, and the reply asks on")]


def _time(landed: tuple[int, str] | None, sample: Sample | None) -> dict[str, float]:
    """An exchange takes about a minute of somebody who types on a phone."""
    minutes = sample.expected.minutes if sample else None
    if minutes is None:
        return {}
    return {"minutes": minutes, "within_time": float(landed is not None and landed[0] <= max(2, minutes))}


def _explain(
    transcript: Transcript,
    landed: tuple[int, str] | None,
    lost: list[Finding],
    figures: dict[str, float],
    answers: int,
    hidden: int,
) -> str:
    told = f"{figures['hidden_told']:.0f} of {hidden} hidden facts were told. " if hidden else ""
    new = ""
    if "new_answers" in figures:
        new = f"{figures['new_answers']:.0f} of {answers} answers brought something new. "
    if lost:
        return f"{told}{new}It didn't land: {lost[0].why}."
    if not landed:
        return f"{told}{new}It didn't land in the coachee's own words in their last messages."
    late = "" if figures.get("within_time", 1.0) else ", later than the time they had"
    words = shortened(transcript.said[landed[0] - 1])
    return f"{told}{new}It landed in the coachee's own words: “{words}”{late}."
