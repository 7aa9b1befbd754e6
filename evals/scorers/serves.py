"""Does it serve: what is asked for plainly is given at once, and nothing is handed back twice.

What was asked for comes from the sample where it says so, and else from the coachee's own words, read
narrowly: "give me three questions", "can you summarise", "what are my options".
"""

from collections.abc import Iterator

from evals.samples import Sample
from evals.scorers.exchanges import Exchange, exchanges
from evals.scorers.given import GIVES, gives
from evals.scorers.matches import first, shortened
from evals.scorers.safe import hands_over, turned_to
from evals.scorers.words import phrases, plain
from evals.scores import Better, Finding, Score, not_applicable
from evals.speech.kinds import Kind, Sentence
from evals.transcript import Transcript

NAME = "serves"
ASKS = "Does it serve?"
BETTER: Better = "higher"
GATES = False

SHORT = 6
"""Words that a yes has at most."""
_WORDS = {
    "questions": "questions",
    "wording": "words to say",
    "summary": "a summary",
    "fact": "a fact",
    "options": "options",
    "order": "an order",
}


def score(transcript: Transcript, sample: Sample | None) -> Score:
    """The share of requests that were met at once. Not applicable where nothing was asked for."""
    pairs = exchanges(transcript)
    requests = list(_requests(pairs, sample))
    unserved = [finding for pair, service in requests for finding in _unserved(pair, service, sample)]
    decisions = [] if sample and sample.expected.hands_over else list(_decisions(pairs))
    handed_back = list(_handed_back(decisions))
    asked = len(requests) + (1 if decisions else 0)
    if not asked:
        return not_applicable(NAME, "Nothing was asked for that could be given at once.")
    findings = tuple(sorted((*unserved, *handed_back), key=lambda finding: finding.turn))
    missed = len({f.turn for f in unserved}) + bool(handed_back)
    return Score(
        scorer=NAME,
        value=max(0.0, 1 - missed / asked),
        explanation=_explain(asked, missed, findings),
        findings=findings,
        figures={
            "asked": asked,
            "met": asked - missed,
            "handed_back": len(handed_back),
            "false_hand_overs": sum("hands over" in f.why for f in findings),
        },
    )


def _requests(pairs: tuple[Exchange, ...], sample: Sample | None) -> Iterator[tuple[Exchange, str]]:
    expected = sample.expected if sample else None
    for pair in _answers(pairs):
        if expected and expected.service and pair.number == (expected.service_at or 1):
            yield pair, expected.service
        elif not (expected and expected.hands_over):
            service = next((name for name in GIVES if first(f"wants_{name}", pair.said)), "")
            if service:
                yield pair, service


def _answers(pairs: tuple[Exchange, ...]) -> Iterator[Exchange]:
    """The first reply to each message."""
    seen = 0
    for pair in pairs:
        if pair.number > seen:
            seen = pair.number
            yield pair


def _unserved(pair: Exchange, service: str, sample: Sample | None) -> list[Finding]:
    asked = f"“{shortened(pair.said)}” asks for {_WORDS[service]}"
    if hands_over(pair):
        return [pair.finding(turned_to(pair) or pair.text, f"{asked}, and the reply hands over")]
    expected = sample.expected if sample else None
    count = expected.count if expected and pair.number == (expected.service_at or 1) else None
    lack = gives(service, pair, count)
    return [pair.finding(pair.text, f"{asked}, and the reply {lack}")] if lack else []


def _decisions(pairs: tuple[Exchange, ...]) -> Iterator[Exchange]:
    """The replies to a wish to be told, said again included, and to a yes to options that were offered."""
    wished = offered = False
    for pair in _answers(pairs):
        if first("wants_decision", pair.said) and not first("wants_options", pair.said):
            wished = True
            yield pair
        elif (offered and _says_yes(pair.said)) or (wished and first("insists", pair.said)):
            yield pair
        offered = pair.reply.move == "offer" or any(_offers(sentence) for sentence in pair.sentences)


def _offers(sentence: Sentence) -> bool:
    asked = sentence.kind is Kind.PERMISSION or phrases("offers").match(plain(sentence.text))
    return bool(asked) and "?" in sentence.text


def _says_yes(said: str) -> bool:
    return len(said.split()) <= SHORT and bool(phrases("yes").match(plain(said)))


def _handed_back(decisions: list[Exchange]) -> Iterator[Finding]:
    """The replies from the second on that give a wish for an answer back, counted anew after options."""
    back = 0
    for pair in decisions:
        if not gives("options", pair, None):
            back = 0
        elif pair.questions and not hands_over(pair):
            back += 1
            if back > 1:
                why = f"“{shortened(pair.said)}” comes after the first wish, and gets a question back again"
                yield pair.finding(pair.text, why)


def _explain(asked: int, missed: int, findings: tuple[Finding, ...]) -> str:
    if not findings:
        return f"All that was asked for was given at once ({asked} in all)."
    return f"{missed} of {asked} requests weren't met: {findings[0].why}."
