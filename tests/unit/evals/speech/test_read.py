import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.speech.kinds import TELLING, Kind
from evals.speech.read import read


def kinds(message: str, *before: str) -> list[Kind]:
    return [sentence.kind for sentence in read(message, before)]


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("Send the offer today.", Kind.DIRECTIVE),
        ("Don’t call him.", Kind.DIRECTIVE),
        ("um you gotta stop that", Kind.DIRECTIVE),
        ("Could you please send it?", Kind.DIRECTIVE),
        ("I'd let the deal rest.", Kind.ADVICE),
        ("Have you thought about calling her?", Kind.ADVICE_QUESTION),
        ("That was late, wasn't it?", Kind.LEADING),
        ("Did he reply?", Kind.CLOSED),
        ("What did he reply?", Kind.OPEN),
        ("Could you tell me more?", Kind.OPEN),
        ("Tell me about the call.", Kind.OPEN),
        ("What do you think you should do?", Kind.OPEN),
        ("Would it be okay if I shared an idea?", Kind.PERMISSION),
        ("That's just an excuse.", Kind.JUDGEMENT),
        ("Nicely done.", Kind.AFFIRMATION),
        ("It sounds like the silence is loud.", Kind.REFLECTION),
        ("You feel you need to step in.", Kind.REFLECTION),
        ("The warehouse opens at nine.", Kind.INFORMATION),
        ("Mm-hm.", Kind.OTHER),
        ("Thanks!", Kind.OTHER),
    ],
)
def test_reads_what_a_sentence_does(message: str, kind: Kind) -> None:
    assert kinds(message) == [kind]


def test_words_taken_up_make_a_reflection() -> None:
    said = "My knees hurt and the park is dark after work."
    assert kinds("Dark park, sore knees after work.") == [Kind.INFORMATION]
    assert kinds("Dark park, sore knees after work.", said) == [Kind.REFLECTION]


def test_an_echo_is_a_reflection() -> None:
    assert kinds("Three nights.", "I managed three nights without.") == [Kind.REFLECTION]


def test_a_lecture_to_you_is_no_reflection() -> None:
    assert kinds("Smoking gives you lung cancer.") == [Kind.INFORMATION]


def test_reads_each_sentence_by_itself() -> None:
    assert kinds("You miss her. Call her tonight. What would you say?") == [
        Kind.REFLECTION,
        Kind.DIRECTIVE,
        Kind.OPEN,
    ]


@given(st.text(max_size=300), st.lists(st.text(max_size=40), max_size=3))
def test_reads_anything_and_quotes_word_for_word(message: str, before: list[str]) -> None:
    for sentence in read(message, before):
        assert message[sentence.start :].startswith(sentence.text)


@pytest.mark.parametrize(
    "said",
    [
        "Nothing about this has to be decided tonight.",
        "That's lovely to hear.",
        "Let that come first.",
        "Leaving it open is a fair place to stop.",
        "This stays open for as long as you like.",
    ],
)
def test_what_asks_for_nothing_to_be_done_tells_nothing(said: str) -> None:
    assert not {sentence.kind for sentence in read(said)} & TELLING


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Honestly, you should've brought legal along.", Kind.JUDGEMENT),
        ("You could have raised this a month ago.", Kind.JUDGEMENT),
        ("You might have warned the team about it.", Kind.JUDGEMENT),
        ("You needed to push back on the price.", Kind.JUDGEMENT),
        ("You weren't supposed to talk about pricing yet.", Kind.JUDGEMENT),
        ("The minutes should have been shared by Monday.", Kind.JUDGEMENT),
        ("It would have been wiser to bring a colleague.", Kind.ADVICE),
        ("I'd have sent the recap the same evening.", Kind.ADVICE),
        ("Could you have offered them a call instead?", Kind.ADVICE_QUESTION),
        ("Would it have been better to lead with the case study?", Kind.ADVICE_QUESTION),
    ],
)
def test_what_was_left_undone_is_told_or_judged(said: str, kind: Kind) -> None:
    assert kinds(said) == [kind]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("What could we have asked?", Kind.OPEN),
        ("What were you supposed to bring?", Kind.OPEN),
        ("Could you have known that then?", Kind.CLOSED),
        ("You said you should have brought legal along.", Kind.REFLECTION),
        ("You keep coming back to what you could have said.", Kind.INFORMATION),
        ("You needed to be heard.", Kind.REFLECTION),
        ("You should have been told about the change.", Kind.REFLECTION),
        ("You were supposed to get a bonus for that.", Kind.REFLECTION),
    ],
)
def test_what_is_theirs_or_was_owed_to_them_is_neither(said: str, kind: Kind) -> None:
    assert kinds(said) == [kind]
