"""Other ways to ask: open, single, cited, clean by the guard, with the line's own words in good English."""

import string
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.adapters.knowledge_rewrites import load_rewordings
from assistant.bootstrap import build_guard, build_knowledge
from assistant.domain.guard import FindingKind
from assistant.domain.knowledge import Hit, Knowledge
from assistant.domain.mirror import LineKind, Rewrite
from assistant.domain.words import words
from assistant.mirroring.intents import verbs
from assistant.mirroring.intents.reading import understand
from assistant.mirroring.intents.understood import Intent
from assistant.mirroring.intents.words import read, say, sentences
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


@pytest.mark.parametrize(
    ("line", "kind", "first"),
    [
        # closed
        ("have you updated the crm", CLOSED, "How are you getting on with updating the CRM?"),
        ("Did Maria get back to you yet?", CLOSED, "What have you heard from Maria so far?"),
        ("Is the budget approved?", CLOSED, "What do you know so far about whether the budget is approved?"),
        ("Did the demo go ok?", CLOSED, "How did the demo go, from your side?"),
        ("Did you get any feedback from legal?", CLOSED, "What feedback did you get from legal?"),
        ("Have they given you any hint of the date?", CLOSED, "What hint have they given you of the date?"),
        ("Were there any surprises in the audit?", CLOSED, "What surprises were there in the audit?"),
        ("Will they sign in June?", CLOSED, "What tells you whether they'll sign in June?"),
        ("When will they make a decision?", CLOSED, "What has to happen before they make a decision?"),
        ("Do you know who else is bidding?", CLOSED, "What do you know so far about who else is bidding?"),
        ("Do you have a champion there?", CLOSED, "How are you getting on with finding a champion?"),
        ("Did Jonas's client like the pilot?", CLOSED, "What did Jonas's client make of the pilot?"),
        ("When did you last speak to Thomas?", CLOSED, "What came up when you last spoke to Thomas?"),
        (
            "How many calls did you make last week?",
            CLOSED,
            "What stands out to you about the calls you made last week?",
        ),
        # leading: without the verdict
        ("Don't you think the demo was too long?", LEADING, "How did the demo go, from your side?"),
        ("You were nervous on that call, right?", LEADING, "How did you feel about that call?"),
        ("How badly did that go?", LEADING, "How did that go?"),
        ("Isn't it obvious that he's stalling?", LEADING, "What have you noticed with him?"),
        ("Wouldn't you agree your pipeline is too thin?", LEADING, "How do you see your pipeline?"),
        # advice: what is behind the action
        (
            "Have you thought about calling the CFO?",
            ADVICE,
            "What have you thought of so far to get things moving with the CFO?",
        ),
        (
            "Have you considered dropping the Acme deal?",
            ADVICE,
            "How do you see the future of the Acme deal?",
        ),
        ("What if we shortened the pilot?", ADVICE, "What have you thought of so far for the pilot?"),
        # directive: the aim stays, the how is asked
        (
            "Send me the numbers by Friday.",
            DIRECTIVE,
            "What would you need to send me the numbers by Friday?",
        ),
        ("I need the forecast by noon.", DIRECTIVE, "What would you need to get me the forecast by noon?"),
        ("Let's get the offer out today.", DIRECTIVE, "What would we need to get the offer out today?"),
        ("Would you mind sharing your plan?", DIRECTIVE, "What would you need to share your plan?"),
        ("Don't offer a discount.", DIRECTIVE, "What other ways do you see besides offering a discount?"),
        ("Tell Anna we won't go below 40k.", DIRECTIVE, "How would you like to put this to Anna?"),
        # why: without the fault
        ("Why didn't you follow up with them?", WHY, "What was your thinking on following up with them?"),
        ("Why did you discount so early?", WHY, "What was going on when you discounted?"),
        ("How come you never update the CRM?", WHY, "What is updating the CRM like for you?"),
        ("What's your excuse for missing the forecast?", WHY, "What has been going on with the forecast?"),
        # several: the most open one
        ("Did you call him? What did he say?", STACKED, "What did he say?"),
        ("Did they sign and how was the call?", STACKED, "How was the call?"),
        ("Tell me about the demo and send me the notes.", STACKED, "What can you tell me about the demo?"),
    ],
)
def test_what_the_line_is_after_is_kept(line: str, kind: LineKind, first: str) -> None:
    assert texts(line, kind)[0] == first


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


@pytest.mark.parametrize(
    ("line", "kind", "intent"),
    [
        ("Does that make sense?", CLOSED, Intent.CHECK),
        ("Is it price or timing?", CLOSED, Intent.EITHER),
        ("Are you free on Thursday?", CLOSED, Intent.SCHEDULE),
        ("Do you want my help with the pricing talk?", CLOSED, Intent.WANTS),
        ("Could you maybe loop in legal?", ADVICE, Intent.INVOLVING),
        ("Would it make sense to lower the price?", ADVICE, Intent.PRICING),
        ("Have you tried blocking two hours a day?", ADVICE, Intent.TIME),
        ("Never send a quote without an order.", DIRECTIVE, Intent.REFRAIN),
        ("Be more confident on price.", DIRECTIVE, Intent.BECOME),
        ("Why was the proposal late?", WHY, Intent.LATELY),
    ],
)
def test_intents(line: str, kind: LineKind, intent: Intent) -> None:
    assert understand(line, kind)[0].intent is intent


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("have u updated the crm", "have you updated the CRM"),
        ("Didn't Jonas' client say he'd call", "didn't Jonas' client say he would call"),
        ("WHY DIDNT YOU CALL THE CFO", "why didn't you call the CFO"),
        ("2) did you call maria?", "did you call Maria"),
        ("the client's CTO and the IT manager", "the client's CTO and the IT manager"),
        ("$40k or 50% in Q3", "$40k or 50% in Q3"),
        ("they will sign", "they'll sign"),
    ],
)
def test_words_are_mended_as_far_as_they_must(typed: str, shown: str) -> None:
    assert say(read(sentences(typed)[0])) == shown


def test_verbs_keep_their_spelling() -> None:
    bases = ["send", "plan", "begin", "visit", "agree", "follow", "tie", "quit", "multi-thread"]
    gerunds = [verbs.gerund(base) for base in bases]
    assert gerunds == [
        "sending", "planning", "beginning", "visiting", "agreeing", "following", "tying", "quitting",
        "multi-threading",
    ]  # fmt: skip
    assert [verbs.base_of(gerund) for gerund in gerunds] == bases
    assert [verbs.base_of(form) for form in ("found", "left", "sent", "spoken", "cut")] == [
        "find", "leave", "send", "speak", "cut",
    ]  # fmt: skip
