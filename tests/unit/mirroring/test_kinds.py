import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.mirror import LineKind
from assistant.mirroring.kinds import asks_or_tells, lines_of, read_line, reflects
from assistant.mirroring.learn import learn
from assistant.mirroring.line import take
from assistant.mirroring.patterns import searches

LABELLED = Path(__file__).parents[3] / "evals" / "datasets" / "mirror.jsonl"
ROWS = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]

CASES = {
    LineKind.OPEN: [
        "Tell me about the last call",
        "Can you tell me more about the champion?",
        "Why does this account matter to you?",
        "What would happen if you did nothing?",
        "What are the next steps?",
        "I'm curious how you saw it.",
        "I noticed you went quiet. What was going on for you?",
        "whats on ur mind",
        "Thoughts?",
        "If you had a magic wand, what would you change?",
    ],
    LineKind.CLOSED: [
        "Did she reply?",
        "Is it Tuesday or Wednesday?",
        "How many calls did you make?",
        "So, Jonas, quick one: did you send it",
        "They've signed?",
        "Can you tell me when it renews?",
        "who signs the contract",
        "Has procurement seen the terms, do you know?",
    ],
    LineKind.LEADING: [
        "Don't you think the demo was too long?",
        "You were nervous, right?",
        "How badly did it go?",
        "Isn’t it obvious that they’ll never buy?",
        "you didnt prepare did you",
        "So basically they don't like us?",
        "Surely the price was the issue?",
    ],
    LineKind.DIRECTIVE: [
        "Could you send me the numbers by Friday?",
        "Call the CFO.",
        "I need you to update the CRM",
        "Let's get three meetings booked.",
        "Would you mind sharing the plan before our next talk?",
        "Take the lead on the QBR, will you?",
        "pls call back the client",
        "You should ask for the order.",
    ],
    LineKind.STACKED: [
        "Did she reply? What did she say?",
        "what is the close date and is it realistic",
        "so what happened next did you call them back",
        "What went well, what didn't, and why?",
        "How was the call? Send me the notes.",
        "Can you tell me what happened and what you'd change?",
        "Call Ahmed today. Has the contract arrived?",
    ],
    LineKind.ADVICE_AS_QUESTION: [
        "Have you thought about calling the CFO?",
        "What would happen if you asked the CFO?",
        "Could you maybe loop in legal?",
        "Why don't you ask her?",
        "maybe just pick up the phone?",
        "Wouldn't it help to send a recap?",
        "Maybe we should get our VP to call. What do you think?",
    ],
    LineKind.WHY_BLAMING: [
        "Why didn't you ask about the budget?",
        "How come you never follow up?",
        "What's your excuse this time?",
        "Tell me why you couldn't get one meeting.",
        "What made you think that was ok?",
        "why havent u called them back",
    ],
}


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in CASES.items() for line in lines])
def test_reads_the_kind(kind, line):
    assert read_line(line).kind is kind


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (LineKind.DIRECTIVE, "You could have raised this a month ago."),
        (LineKind.DIRECTIVE, "I think you should have pushed back there."),
        (LineKind.DIRECTIVE, "You were supposed to bring the account plan."),
        (LineKind.DIRECTIVE, "In hindsight you needed to bring finance in."),
        (LineKind.DIRECTIVE, "It would have been better to name the price."),
        (LineKind.DIRECTIVE, "I'd have sent the recap the same evening."),
        (LineKind.ADVICE_AS_QUESTION, "Could you have let her finish first?"),
        (LineKind.ADVICE_AS_QUESTION, "Should you have waited for the champion?"),
        (LineKind.OPEN, "What could we have asked them?"),
        (LineKind.OPEN, "You should have got that bonus, as you see it."),
        (LineKind.OPEN, "You had to carry that on your own."),
        (LineKind.OPEN, "You were supposed to get a bonus for that."),
        (LineKind.DIRECTIVE, "Could you have the deck ready by noon?"),
    ],
)
def test_what_was_left_undone_tells(kind, line):
    assert read_line(line).kind is kind


def test_reads_nine_in_ten_of_lines_it_never_learned_from():
    right, every = Counter(), Counter()
    for row in ROWS:
        if row["split"] == "report":
            every[row["kind"]] += 1
            right[row["kind"]] += read_line(row["question"]).kind == row["kind"]
    assert set(every) == set(LineKind)
    assert right.total() / every.total() >= 0.9
    assert min(right[kind] / every[kind] for kind in every) >= 0.8


def test_the_order_of_kinds_decides():
    assert read_line("Why didn't you call, and have you thought about a recap?").kind is LineKind.STACKED
    assert read_line("Don't you think you should call him back?").kind is LineKind.ADVICE_AS_QUESTION
    assert read_line("Did you call or did they call you?").kind is LineKind.CLOSED


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("So, Ana, could you send me the deck?", "could you send"),
        ("Did they sign? And what did they say?", "what did they say"),
        ("Why didn't you call?", "Why didn't you"),
        ("You were nervous, right?", "right"),
        ("How many calls did you make?", "How many"),
    ],
)
def test_says_why_in_the_lines_own_words(line, words):
    assert f"“{words}" in read_line(line).why


@pytest.mark.parametrize("line", ["Is the call at three?", "When is the renewal?", "Did she reply?"])
def test_a_neutral_question_of_fact_is_called_that(line):
    reading = read_line(line)
    assert reading.kind is LineKind.CLOSED
    assert reading.is_fact
    assert "fine" in reading.why


@pytest.mark.parametrize("line", ["Are you happy with that result?", "Do you think they'll sign?", "Ready?"])
def test_a_view_or_a_promise_is_no_fact(line):
    reading = read_line(line)
    assert reading.kind is LineKind.CLOSED
    assert not reading.is_fact


@pytest.mark.parametrize(
    "line", ["", "   ", "👍🎉", "?!", "¿Cómo fue la llamada con el cliente?", "我们什么时候见面"]
)
def test_what_holds_no_english_is_left_alone(line):
    reading = read_line(line)
    assert reading.kind is LineKind.OPEN
    assert "“" not in reading.why


def test_a_statement_asks_nothing():
    reading = read_line("We have a new price list.")
    assert reading.kind is LineKind.OPEN
    assert "statement" in reading.why


@pytest.mark.parametrize(
    "text",
    [
        "What happened?",
        "Tell me more.",
        "Send me the deck.",
        "You should call her.",
        "You were late, right?",
        "did u call",
    ],
)
def test_asks_or_tells(text):
    assert asks_or_tells(text)


@pytest.mark.parametrize(
    "text", ["", "Mm-hmm.", "Right.", "We have a new price list.", "It sounds like a hard week."]
)
def test_a_plain_statement_neither_asks_nor_tells(text):
    assert not asks_or_tells(text)


def test_an_utterance_falls_into_its_lines():
    said = (
        "Good to see you. So the demo slipped again. What happened? And who was there? "
        "We have a new price list. It starts in May. Did you send it? Thanks."
    )
    assert lines_of(said) == (
        "Good to see you.",
        "So the demo slipped again. What happened? And who was there?",
        "We have a new price list.",
        "It starts in May. Did you send it?",
        "Thanks.",
    )
    assert read_line(lines_of(said)[1]).kind is LineKind.STACKED


def test_a_tag_in_its_own_sentence_stays_with_what_it_asks_about():
    assert lines_of("You were late. Right? Okay.") == ("You were late. Right?", "Okay.")


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("You felt left alone with procurement.", "Nobody helped me with procurement."),
        ("So the price came up too early for you.", "They asked about the price right away and I lost it."),
        ("It sounds like you're torn.", "On one side it's a great logo. On the other it eats my week."),
        ("Three meetings and still no answer.", "I've had three meetings with them and there's no answer."),
        ("So price was the thing. What happened next?", "It was the price in the end."),
    ],
)
def test_reflects(text, before):
    assert reflects(text, before)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("I see.", "The CFO left."),
        ("Great job on that.", "I won the deal."),
        ("We have a new price list.", "The price was too high."),
        ("You should call procurement.", "Procurement is slow."),
        ("What did procurement say?", "Procurement is slow."),
        ("I had the same with procurement.", "Procurement is slow."),
        ("You felt left alone.", ""),
    ],
)
def test_what_gives_nothing_back_is_no_reflection(text, before):
    assert not reflects(text, before)


WORDS = (
    "so and , ? . ! : what why how did do you the not have had is are when if or right ok tell me Anna"
    ' — " “ ’ 😀'
).split()


@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
def test_any_text_is_read(text):
    reading = read_line(text)
    assert reading.kind in LineKind
    assert reading.why.endswith(".")
    assert not reading.is_fact or reading.kind is LineKind.CLOSED
    reflects(text, text)


@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
def test_no_word_is_lost_between_lines(text):
    assert " ".join(lines_of(text)).split() == text.split()


def test_a_very_long_line_is_read():
    assert read_line("Anna, what did you say? " * 5_000).kind is LineKind.STACKED


def test_the_second_reader_learns_kinds_apart():
    asked = [(LineKind.OPEN, f"What did you learn from deal {n}?") for n in range(6)]
    told = [(LineKind.DIRECTIVE, f"Send me the notes on deal {n}.") for n in range(6)]
    rest = [(kind, f"{kind} line {n}") for kind in LineKind for n in range(3)]
    weights = learn([*asked, *told, *rest])
    odds = weights.log_odds(take("Send me the numbers."))
    assert odds[LineKind.DIRECTIVE] > odds[LineKind.OPEN]


@pytest.mark.parametrize(
    "name", ["parts", "directive", "blaming", "advising", "leading", "closed", "reflecting"]
)
def test_phrases_can_be_read(name):
    assert all(not pattern.match("") for pattern in searches(name).values())


def test_labelled_lines_are_told_apart():
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    report = {row["question"].lower() for row in ROWS if row["split"] == "report"}
    assert not report & {row["question"].lower() for row in ROWS if row["split"] == "tune"}
