"""Does it open attribution: both kinds of cause, inside and outside, for a lost deal and for a won one alike.

A kind counts as open once the coachee has named a cause of it or was asked for one. Whether what they name
moves from one kind to the other is shown and never rewarded: causes outside may be true.
"""

from dataclasses import dataclass
from typing import Literal

from evals.samples import Expected, Sample
from evals.scorers.exchanges import Exchange, exchanges
from evals.scorers.given import items
from evals.scorers.matches import every, first, shortened
from evals.scorers.words import content
from evals.scores import Better, Finding, Score, not_applicable
from evals.speech.kinds import Kind
from evals.transcript import Transcript

NAME = "attribution"
ASKS = "Does it open attribution?"
BETTER: Better = "higher"
GATES = False

SideOf = Literal["inside", "outside"]
_SIDES: tuple[SideOf, ...] = ("inside", "outside")
ROOM = 3
"""Replies that a conversation must have before a kind of cause can be missing: the story is heard first."""
_IN_WORDS = {
    "inside": "their own part",
    "outside": "causes outside themselves",
    "reach": "what was within reach",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A deal that is looked back on. ``told``: kinds of cause that the coachee named unasked."""

    outcome: Literal["lost", "won"]
    told: frozenset[SideOf]
    self_blame: bool
    pairs: tuple[Exchange, ...]


def score(transcript: Transcript, sample: Sample | None) -> Score:
    """The share that holds of: each kind opened, none asked for twice, causes outside granted, no digging.

    Not applicable where no deal was lost or won.
    """
    case = _case(exchanges(transcript), sample)
    if case is None:
        return not_applicable(NAME, "No deal was looked back on, lost or won.")
    asked = {name: _asks(case.pairs, name) for name in _IN_WORDS}
    checks = [_opened(case, asked), _once(asked)]
    if "outside" in case.told and case.outcome == "lost":
        checks.append(_granted(case))
    if case.self_blame:
        checks.append(_undug([*asked["inside"], *asked["reach"], *_faults(case.pairs)]))
    findings = [finding for held in checks for finding in held]
    return Score(
        scorer=NAME,
        value=sum(not held for held in checks) / len(checks),
        explanation=_explain(case, findings),
        findings=tuple(sorted(findings, key=lambda finding: finding.turn)),
        figures={f"asked_{name}": len(found) for name, found in asked.items()} | _shift(transcript),
    )


def _case(pairs: tuple[Exchange, ...], sample: Sample | None) -> Case | None:
    """Read from the sample where it says so; else from what the coachee said."""
    expected = sample.expected if sample else None
    outcome = _outcome(pairs, expected)
    if not outcome or not pairs or (expected and expected.hands_over):
        return None
    causes = expected.causes_told if expected else ""
    read = frozenset(
        side for side in _SIDES if any(first(f"cause_{side}", text) for text in pairs[-1].before)
    )
    stated: dict[str, frozenset[SideOf]] = {
        "outside": frozenset({"outside"}),
        "inside": frozenset({"inside"}),
        "self-blame": frozenset({"inside"}),
        "both": frozenset(_SIDES),
    }
    return Case(outcome, stated.get(causes, frozenset()) | read, _blames_self(pairs, causes), pairs)


def _blames_self(pairs: tuple[Exchange, ...], causes: str) -> bool:
    return causes == "self-blame" or (not causes and any(first("self_blame", p.said) for p in pairs))


def _outcome(pairs: tuple[Exchange, ...], expected: Expected | None) -> Literal["lost", "won", ""]:
    if expected:
        return expected.outcome or ("lost" if expected.causes_told == "self-blame" else "")
    said = " ".join(pairs[0].before[:2]) if pairs else ""
    return "lost" if first("lost_deal", said) else "won" if first("won_deal", said) else ""


def _asks(pairs: tuple[Exchange, ...], name: str) -> list[tuple[Exchange, str]]:
    """The questions to the coachee that ask for causes of a kind; those in a list are for somebody else."""
    return [
        (pair, sentence.text)
        for pair in pairs
        for sentence in pair.questions
        if sentence.kind is not Kind.PERMISSION and first(f"asks_{name}", sentence.text)
        if not any(sentence.text in item for item in items(pair.text))
    ]


def _faults(pairs: tuple[Exchange, ...]) -> list[tuple[Exchange, str]]:
    return [*_asks(pairs, "faults"), *_asks(pairs, "faults_more")]


def _opened(case: Case, asked: dict[str, list[tuple[Exchange, str]]]) -> list[Finding]:
    """Under self-blame only causes outside are to be opened."""
    staying = [pair for pair in case.pairs if not first("leaves", pair.said)]
    if len(staying) < ROOM:
        return []
    opened = {"inside": asked["inside"] or asked["reach"], "outside": asked["outside"]}
    due = [side for side in _SIDES if side not in case.told and not opened[side]]
    last = case.pairs[-1]
    return [
        last.finding(last.text, f"the conversation ends and nobody has asked for {_IN_WORDS[side]}")
        for side in due
    ]


def _once(asked: dict[str, list[tuple[Exchange, str]]]) -> list[Finding]:
    return [
        pair.finding(text, f"asks for {_IN_WORDS[name]} again, after “{shortened(again[0][1])}”")
        for name, again in asked.items()
        for pair, text in again[1:]
    ]


def _granted(case: Case) -> list[Finding]:
    """A cause outside is granted where a reply says that it may be true, or says it back as it was told."""
    argued = [(pair, first("argues_outside", pair.text)) for pair in case.pairs]
    found = [pair.finding(quote, "argues with a cause outside") for pair, quote in argued if quote]
    if found or any(first("grants_outside", p.text) or _says_back(p) for p in case.pairs):
        return found
    pair = next((p for p in case.pairs if first("cause_outside", p.said)), case.pairs[-1])
    named = f" (“{shortened(pair.said)}”)" if first("cause_outside", pair.said) else ""
    why = f"causes outside are named{named}, and no reply grants that they may be true"
    return [pair.finding(pair.text, why)]


def _says_back(pair: Exchange) -> bool:
    """Two words of matter of a cause outside that was named, or three of a message, in one statement."""
    told = [(set(content(text)), 2 if first("cause_outside", text) else 3) for text in pair.before]
    stated = [set(content(s.text)) for s in pair.sentences if "?" not in s.text]
    return any(len(words & matter) >= enough for words in stated for matter, enough in told)


def _undug(inside: list[tuple[Exchange, str]]) -> list[Finding]:
    why = "looks for more of their own part under self-blame"
    return [pair.finding(text, why) for pair, text in dict.fromkeys(inside)]


def _shift(transcript: Transcript) -> dict[str, float]:
    """Causes of each kind in the first and in the second half of what the coachee said. No target."""
    half = (len(transcript.said) + 1) // 2
    parts = {"first": transcript.said[:half], "second": transcript.said[half:]}
    return {
        f"{side}_in_{name}_half": sum(len(every(f"cause_{side}", text)) for text in said)
        for name, said in parts.items()
        for side in _SIDES
    }


def _explain(case: Case, findings: list[Finding]) -> str:
    deal = "loss" if case.outcome == "lost" else "win"
    if findings:
        return f"A {deal}: {findings[0].why}."
    own = " and nobody dug for more fault" if case.self_blame else ""
    return f"A {deal} on which no kind of cause is missing and none was asked for twice{own}."
