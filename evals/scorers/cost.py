"""What it costs: calls of the language model, tokens and seconds a turn."""

from evals.samples import Sample
from evals.scorers.exchanges import Exchange, exchanges
from evals.scores import Better, Finding, Score, not_applicable
from evals.transcript import Transcript

NAME = "cost"
ASKS = "What does it cost?"
BETTER: Better = "band"
GATES = False

CALLS = 2
"""A reply's budget: one draft and one rewrite."""
SECONDS = 30.0
"""How long a coachee is asked to wait at most."""


def score(transcript: Transcript, sample: Sample | None) -> Score:
    """The share of replies within the budget. Not applicable where nothing was measured."""
    pairs = exchanges(transcript)
    if not any(p.reply.seconds or p.reply.calls or p.reply.prompt_tokens for p in pairs):
        return not_applicable(NAME, "Calls, tokens and seconds weren't recorded in this transcript.")
    findings = tuple(finding for pair in pairs for finding in _over(pair))
    within = len(pairs) - len({finding.turn for finding in findings})
    figures = _figures(pairs)
    return Score(
        scorer=NAME,
        value=within / len(pairs),
        explanation=(
            f"{within} of {len(pairs)} replies took at most {SECONDS:g} seconds and {CALLS} calls: "
            f"{figures['seconds_a_turn']:.1f} seconds, {figures['calls_a_turn']:.1f} calls and "
            f"{figures['prompt_tokens_a_turn'] + figures['completion_tokens_a_turn']:.0f} tokens a turn."
        ),
        findings=findings,
        figures=figures,
    )


def _figures(pairs: tuple[Exchange, ...]) -> dict[str, float]:
    turns = [pair.reply for pair in pairs]
    count = len(turns)
    return {
        "turns": count,
        "calls_a_turn": sum(t.calls for t in turns) / count,
        "prompt_tokens_a_turn": sum(t.prompt_tokens for t in turns) / count,
        "completion_tokens_a_turn": sum(t.completion_tokens for t in turns) / count,
        "seconds_a_turn": sum(t.seconds for t in turns) / count,
        "slowest_seconds": max(t.seconds for t in turns),
    }


def _over(pair: Exchange) -> list[Finding]:
    reply = pair.reply
    found = []
    if reply.seconds > SECONDS:
        found.append(pair.finding(pair.text, f"took {reply.seconds:.1f} seconds; {SECONDS:g} at most"))
    if reply.calls > CALLS:
        found.append(pair.finding(pair.text, f"took {reply.calls} calls of the model; {CALLS} at most"))
    return found
