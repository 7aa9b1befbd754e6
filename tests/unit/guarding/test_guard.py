"""The guard on its own cases: pairs that differ in little, written by hand (``cases.jsonl``)."""

import json
from pathlib import Path

import pytest

from assistant.domain.guard import MANAGING, FindingKind, Verdict
from assistant.guarding.guard import RuleGuard

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases.jsonl").read_text(encoding="utf-8").splitlines()
]
SAID = "He keeps missing his follow-ups and I end up chasing the client myself."


def judge(reply: str, *said: str, permission: bool = False) -> Verdict:
    return RuleGuard().judge(reply, said, permission)


def kinds(reply: str, *said: str, permission: bool = False) -> set[FindingKind]:
    return {finding.kind for finding in judge(reply, *said, permission=permission).findings}


def test_f1_and_refusals_on_its_own_cases() -> None:
    judged = [
        (judge(c["reply"], c["said"], permission=c.get("permission", False)).name, c["label"]) for c in CASES
    ]
    hits = judged.count(("managing", "managing"))
    refused = judged.count(("managing", "coaching"))
    missed = judged.count(("coaching", "managing"))
    good = sum(label == "coaching" for _, label in judged)
    assert 2 * hits / (2 * hits + refused + missed) >= 0.97
    assert refused / good <= 0.01


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        ("Tell her to call the CFO.", FindingKind.DIRECTIVE),
        ("It sounds hard, so set a deadline with her.", FindingKind.DIRECTIVE),
        ("If he pushes back, hold the line.", FindingKind.DIRECTIVE),
        ("You need to let him fail once.", FindingKind.DIRECTIVE),
        ("dont let him send another quote", FindingKind.DIRECTIVE),
        ("I'd suggest a weekly review.", FindingKind.ADVICE),
        ("Silence is the strongest tool in a negotiation.", FindingKind.ADVICE),
        ("Have you thought about giving him a checklist?", FindingKind.ADVICE_AS_QUESTION),
        ("Could the head nurse write a note to purchasing?", FindingKind.ADVICE_AS_QUESTION),
        ("Would a checklist solve it?", FindingKind.ADVICE_AS_QUESTION),
        ("What if you let one slip?", FindingKind.ADVICE_AS_QUESTION),
        ("Don't you think he's just tired?", FindingKind.LEADING),
        ("He doesn't really care, does he?", FindingKind.LEADING),
        ("Why did you ignore the signals?", FindingKind.LEADING),
        ('Take this in: "Isn\'t it time to move on?"', FindingKind.LEADING),
        ("He's clearly lazy.", FindingKind.JUDGEMENT),
        ("That's a great approach!", FindingKind.JUDGEMENT),
        ("What he did is unethical.", FindingKind.JUDGEMENT),
        ("You're right, the leads were terrible.", FindingKind.BLAME),
        ("Has he always been like that?", FindingKind.CLOSED),
        ("What happened, and what did you say?", FindingKind.STACKED),
        ("Sag ihm klar, was du von ihm erwartest.", FindingKind.DIRECTIVE),
    ],
)
def test_each_kind_is_named(reply: str, kind: FindingKind) -> None:
    assert kind in kinds(reply)


@pytest.mark.parametrize(
    "reply",
    [
        "Tell me about the last call.",
        "Could you walk me through it?",
        "Picture the end of the 1:1: what would be different?",
        "You feel you should stop chasing for him.",
        "You told him to call the CFO.",
        "What do you think you should do?",
        "Call after call, the same sentence.",
        "Price came up twice.",
        "Would it help to look at a few options together?",
        "Shall I put your points in order?",
        "'Lazy' is the word you used. What did you see?",
        "The leads may well have been weak.",
        "If you are in danger, please call 112 now.",
        "You could turn to HR; nobody is told about it by me.",
        "GROW is a model for a coaching conversation with four stages.",
        "Im Moment kann ich hier nur Englisch.",
        "Thinking it over is a good place to stop.",
    ],
)
def test_coaching_passes(reply: str) -> None:
    assert judge(reply).name == "coaching"


def test_closed_or_stacked_alone_asks_for_a_rewrite_only() -> None:
    verdict = judge("Did that surprise you? And what did she say?")
    assert {f.kind for f in verdict.findings} <= {FindingKind.CLOSED, FindingKind.STACKED}
    assert verdict.findings
    assert not verdict.is_managing


def test_options_are_fine_once_asked_for_and_orders_never() -> None:
    options = "One option is to ask her for the agenda; another is to wait a week. Which fits, if any?"
    assert judge(options).is_managing
    assert not judge(options, permission=True).is_managing
    assert judge("You should ask her for the agenda.", permission=True).is_managing
    assert judge("Ask her for the agenda.", permission=True).is_managing


def test_listed_options_need_a_question_that_leaves_the_choice() -> None:
    listed = "1. Ask her for the agenda.\n2. Wait a week."
    assert judge(listed, permission=True).is_managing
    assert not judge(f"{listed}\nWhich fits, if any?", permission=True).is_managing


def test_an_act_that_the_coachee_named_may_be_explored() -> None:
    question = "What would happen if you called the CFO?"
    assert judge(question).is_managing
    assert not judge(question, "My manager told me to call the CFO.").is_managing


@pytest.mark.parametrize(
    ("reply", "invented"),
    [
        ("What did Marta say?", True),
        ("What did Jonas say?", False),
        ("What happened on Monday?", True),
        ("What happened on Friday?", False),
        ("What about the 40 calls stays with you?", True),
        ("What about the 12 calls stays with you?", False),
        ("What does she hear in it?", True),
        ("What does he hear in it?", False),
        ('You said "disaster". What was it?', True),
        ('You said "stuck". What was it?', False),
        ("Imagine it's Thursday: what's different?", False),
    ],
)
def test_facts_come_from_what_was_said(reply: str, invented: bool) -> None:
    said = "Jonas made twelve calls on Friday and he is stuck."
    assert (FindingKind.INVENTED in kinds(reply, said)) is invented


@pytest.mark.parametrize(("quarter", "invented"), [("Q4", False), ("Q3", True)])
def test_a_quarter_is_one_word_and_must_have_been_named(quarter: str, invented: bool) -> None:
    said = "are you confident about the Q4 number"
    found = kinds(f"How do you see the {quarter} number?", said)
    assert (FindingKind.INVENTED in found) is invented


def test_nothing_counts_as_invented_when_nothing_is_known() -> None:
    assert FindingKind.INVENTED not in kinds("What did Marta say on Monday?")


def test_an_invented_fact_alone_is_no_managing() -> None:
    assert FindingKind.INVENTED not in MANAGING


def test_findings_hold_words_of_the_reply_and_a_plain_reason() -> None:
    reply = "It’s late, so call her tomorrow. You're micromanaging him!"
    findings = judge(reply, SAID).findings
    assert len(findings) >= 2
    for finding in findings:
        assert finding.span in reply
        assert finding.why.endswith(".")


def test_one_sentence_is_judged_as_the_whole_reply_is() -> None:
    assert judge("Send him the list by Friday.").is_managing
    assert judge("That sounds hard. Send him the list by Friday.").is_managing


@pytest.mark.parametrize("reply", ["", " ", "...", "?!", "- ", '"', "\n\n", "🙂", "a" * 5000, "call " * 800])
def test_odd_replies_are_judged_without_complaint(reply: str) -> None:
    assert judge(reply, SAID).name in ("coaching", "managing")
