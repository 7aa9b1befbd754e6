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
