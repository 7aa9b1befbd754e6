"""Other ways to ask: open, single, cited, clean by the guard, with the line's own words in good English."""

import string
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.adapters.knowledge_rewrites import load_rewordings
from assistant.bootstrap import build_guard, build_knowledge
from assistant.domain.guard import FindingKind
from assistant.domain.knowledge import Hit, Knowledge
from assistant.domain.mirror import LineKind, Rewrite
from assistant.domain.words import words
from assistant.mirroring.kinds import read_line
from assistant.mirroring.rewording import Rewording, Rewordings
from assistant.mirroring.rewriting import MOST, MOST_WORDS, rewrites
from assistant.ports import Guard
from assistant.reading.asked import alike
from assistant.settings import Settings
from assistant.shipped import shipped_folder
from tests.fakes import LenientGuard, WordGuard

KNOWLEDGE: Knowledge = build_knowledge(Settings(_env_file=None))
REWORDINGS: Rewordings = load_rewordings(shipped_folder("knowledge") / "rewrites.yaml", KNOWLEDGE)
GUARD: Guard = build_guard()
NOT_OPEN = [kind for kind in LineKind if kind is not LineKind.OPEN]

LINES_KEPT = [
    line.split("\t")
    for line in Path(__file__).with_name("rewritten_lines.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]

CLOSED = LineKind.CLOSED
LEADING = LineKind.LEADING
ADVICE = LineKind.ADVICE_AS_QUESTION
DIRECTIVE = LineKind.DIRECTIVE
WHY = LineKind.WHY_BLAMING
STACKED = LineKind.STACKED


def rewritten(
    line: str, kind: LineKind, guard: Guard = GUARD, hits: tuple[Hit, ...] = ()
) -> tuple[Rewrite, ...]:
    return rewrites(line, kind, REWORDINGS, KNOWLEDGE, guard, hits)


def texts(line: str, kind: LineKind) -> list[str]:
    return [rewrite.text for rewrite in rewritten(line, kind)]


def test_an_open_line_is_left_as_it_is() -> None:
    assert rewritten("How did you see it?", LineKind.OPEN) == ()


@pytest.mark.parametrize(("kind", "line", "first"), LINES_KEPT)
def test_what_the_line_is_after_is_kept(kind: str, line: str, first: str) -> None:
    assert texts(line, LineKind(kind))[0] == first


@pytest.mark.parametrize(
    ("line", "kind", "wanted"),
    [
        (
            "Send me the numbers by Friday.",
            DIRECTIVE,
            {"send me the numbers by Friday", "sending me the numbers by Friday"},
        ),
        (
            "I need the forecast by noon.",
            DIRECTIVE,
            {"get me the forecast by noon", "getting me the forecast by noon"},
        ),
        (
            "Let's get the offer out today.",
            DIRECTIVE,
            {"get the offer out today", "getting the offer out today"},
        ),
        ("Would you mind sharing your plan?", DIRECTIVE, {"share your plan", "sharing your plan"}),
        (
            "Could you have the plan over to me by noon?",
            DIRECTIVE,
            {"get the plan over to me by noon", "getting the plan over to me by noon"},
        ),
        (
            "Let's stop there and go through your top ten.",
            DIRECTIVE,
            {"go through your top ten", "going through your top ten"},
        ),
        (
            "Before you ring her, write down your three aims.",
            DIRECTIVE,
            {"write down your three aims", "writing down your three aims"},
        ),
        (
            "Don't worry about quota, focus on getting five meetings.",
            DIRECTIVE,
            {"get five meetings", "getting five meetings"},
        ),
        (
            "Count to five before you answer.",
            DIRECTIVE,
            {"count to five before you answer", "counting to five before you answer"},
        ),
        (
            "I expect you to be at 3x coverage by May.",
            DIRECTIVE,
            {"get to 3x coverage by May", "getting to 3x coverage by May"},
        ),
        (
            "I want every quote checked by Raj.",
            DIRECTIVE,
            {"have every quote checked by Raj", "having every quote checked by Raj"},
        ),
    ],
)
def test_what_is_told_stays_the_aim(line: str, kind: LineKind, wanted: set[str]) -> None:
    assert any(words in texts(line, kind)[0] for words in wanted)


def test_orders_of_one_sort_do_not_all_get_the_same_question() -> None:
    lines = [
        f"Update the {thing}." for thing in "CRM|deck|forecast|proposal|plan|tracker|contract|list".split("|")
    ]
    openings = {" ".join(texts(line, DIRECTIVE)[0].split()[:4]) for line in lines}
    assert len(openings) >= 3
    assert texts(lines[0], DIRECTIVE) == texts(lines[0], DIRECTIVE)


def test_each_of_several_questions_is_asked_by_itself() -> None:
    asked = texts("Why did they go quiet? Was it the price? What did they say?", STACKED)
    assert asked == [
        "What did they say?",
        "What do you know so far about why they went quiet?",
        "How do you see the price?",
    ]


@pytest.mark.parametrize(
    ("line", "kind", "never"),
    [
        ("Have you thought about sending a recap?", ADVICE, "recap"),
        ("What if you called the CFO?", ADVICE, "call"),
        ("Why did you miss the deadline again?", WHY, "miss"),
        ("Why are you always late to the standup?", WHY, "late"),
        ("Why did you discount so early?", WHY, "early"),
        ("Don't you think the demo was too long?", LEADING, "long"),
        ("You were nervous on that call, right?", LEADING, "nervous"),
        ("Stop sending proposals without a meeting.", DIRECTIVE, "sending"),
    ],
)
def test_the_action_the_fault_and_the_verdict_are_not_handed_back(
    line: str, kind: LineKind, never: str
) -> None:
    assert not [text for text in texts(line, kind) if never in text.lower()]


@pytest.mark.parametrize("kind", NOT_OPEN)
@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "?",
        "👍",
        "??!!",
        "ok",
        "Hast du den Kunden angerufen, und was hat er gesagt?",
        "你打电话了吗?",
        "a" * 9000,
    ],
)
def test_a_line_that_says_nothing_gets_questions_that_need_no_words(line: str, kind: LineKind) -> None:
    found = rewritten(line, kind)
    assert 1 <= len(found) <= MOST
    every = {r.ask for rewords in REWORDINGS.values() for r in rewords if not r.slots}
    assert {rewrite.text for rewrite in found} <= every


PEOPLE = ["you", "she", "they", "Maria", "the CFO", "the client's CTO", "procurement", "we", "your team"]
ACTS = [
    "send the proposal",
    "call Jonas",
    "update the crm",
    "go to the fair",
    "win it",
    "tell them about 40k",
]
OPENINGS = ["Did {who} {act}", "Why didn't {who} {act}", "Could {who} {act}", "Have you thought about {act}"]
OPENINGS += ["Don't you think {who} should {act}", "{act}", "I need you to {act}", "How come {who} {act}"]
ENDINGS = [
    "?",
    "",
    ", right?",
    " and what happened?",
    " by Friday, or not?",
    " because it's late...",
    "\n- and?",
]
LINES = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=string.ascii_letters + " ?.,'\"-:;!()%$\n", max_size=200),
    st.builds(
        lambda opening, who, act, ending: opening.format(who=who, act=act) + ending,
        st.sampled_from(OPENINGS),
        st.sampled_from(PEOPLE),
        st.sampled_from(ACTS),
        st.sampled_from(ENDINGS),
    ),
)


@settings(max_examples=300, deadline=None)
@given(LINES, st.sampled_from(NOT_OPEN))
def test_any_line_gets_one_to_three_sound_questions(line: str, kind: LineKind) -> None:
    found = rewritten(line, kind)
    assert 1 <= len(found) <= MOST
    for rewrite in found:
        text = rewrite.text
        assert GUARD.judge(text, [line]).is_clean
        assert GUARD.judge(text, []).is_clean
        assert text.endswith("?")
        assert text.count("?") == 1
        assert len(text.split()) <= MOST_WORDS
        assert text[0].isupper()
        assert "{" not in text
        assert "  " not in text
        assert KNOWLEDGE.passage(rewrite.citation) is not None
    assert not any(alike(a.text, b.text) for n, a in enumerate(found) for b in found[:n])


@settings(max_examples=200, deadline=None)
@given(LINES, st.sampled_from(NOT_OPEN))
def test_no_word_is_doubled(line: str, kind: LineKind) -> None:
    typed = words(line)
    for rewrite in rewritten(line, kind):
        said = words(rewrite.text)
        doubled = {a for a, b in pairwise(said) if a == b}
        assert doubled <= {a for a, b in pairwise(typed) if a == b}


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from(NOT_OPEN))
def test_each_is_open_by_our_own_reading_where_that_is_asked_for(line: str, kind: LineKind) -> None:
    def is_open(text: str) -> bool:
        return read_line(text).kind is LineKind.OPEN

    found = rewrites(line, kind, REWORDINGS, KNOWLEDGE, GUARD, is_open=is_open)
    assert found
    assert all(is_open(rewrite.text) for rewrite in found)


def test_what_the_guard_rejects_gives_way_to_what_it_passes() -> None:
    guard = WordGuard("getting", FindingKind.ADVICE)
    found = rewritten("Have you updated the CRM?", CLOSED, guard)
    assert found[0].text == "How have things moved on with the CRM?"


def test_a_passage_that_is_gone_is_not_cited() -> None:
    kept = {intent: tuple(r for r in rewords if r.slots) for intent, rewords in REWORDINGS.items()}
    gone = {intent: (*rewords, Rewording("How is it?", "none/1")) for intent, rewords in kept.items()}
    assert rewrites("ok", CLOSED, gone, KNOWLEDGE, LenientGuard()) == ()


def test_a_passage_found_for_the_line_goes_first() -> None:
    line = "Have you updated the CRM?"
    last = rewritten(line, CLOSED)[-1]
    passage = KNOWLEDGE.passage(last.citation)
    assert passage is not None
    assert rewritten(line, CLOSED, hits=(Hit(passage, 1.0),))[0] == last


def test_a_list_of_lines_does_not_read_alike() -> None:
    lines = [f"Is that so, number {n}?" for n in range(12)]
    assert len({texts(line, CLOSED)[0] for line in lines}) > 1
