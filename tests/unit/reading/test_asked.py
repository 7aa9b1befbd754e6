"""Questions known again from the text of a reply alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.bootstrap import build_knowledge
from assistant.domain.knowledge import Knowledge
from assistant.reading.asked import alike, asked, is_repeat, questions_in
from assistant.settings import Settings
from assistant.writing.slots import SLOT
from tests.unit.briefs import KNOWLEDGE, NODS, SIGNS, YES

FILLS = {"person": "Jonas", "person's": "Jonas's", "deal": "the Acme renewal", "topic": "the follow-ups",
         "moment": "the demo", "they": "he", "them": "him", "their": "his"}  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> Knowledge:
    return build_knowledge(Settings())


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ("A nod. What do you see?", ("What do you see?",)),
        ("What do you see?", ("What do you see?",)),
        ("1. What do you see?\n2. How is it?", ("What do you see?", "How is it?")),
        ("- “What do you see?”", ("What do you see?",)),
        ("No question here.", ()),
        ("", ()),
    ],
)
def test_questions_of_a_reply(reply: str, found: tuple[str, ...]) -> None:
    assert questions_in(reply) == found


def test_a_question_is_known_by_its_fixed_words() -> None:
    (known,) = asked(["A nod, then. What have you seen Marcus do after a nod?"], KNOWLEDGE)
    assert (known.question, known.passage) == (NODS.questions[0], NODS)


def test_also_where_a_model_put_it_a_little_otherwise() -> None:
    (known,) = asked(["Which small sign would tell you that something had moved?"], KNOWLEDGE)
    assert known.passage is SIGNS


def test_what_is_not_the_banks_is_kept_as_text() -> None:
    (known,) = asked(["Where were you born?"], KNOWLEDGE)
    assert (known.text, known.question, known.passage) == ("Where were you born?", None, None)


def test_a_list_to_take_along_was_not_asked_of_the_coachee() -> None:
    found = asked(["For Marcus:\n\n1. What might Marcus's yes stand for?\n\nWhich fits, if any?"], KNOWLEDGE)
    assert [(a.listed, a.passage) for a in found] == [(True, YES), (False, None)]


def test_every_question_of_the_bank_is_known_again(shipped: Knowledge) -> None:
    strangers = []
    for passage in shipped.passages:
        for question in passage.questions:
            for text in (
                SLOT.sub(lambda slot: FILLS[slot["name"]], question.text),
                SLOT.sub(lambda slot: slot["fallback"] or FILLS[slot["name"]], question.text),
            ):
                reply = f"Perhaps so. {text[:1].upper()}{text[1:]}"
                if [a.question.id for a in asked([reply], shipped) if a.question] != [question.id]:
                    strangers.append((question.id, text))
    assert strangers == []


class TestRepeats:
    EARLIER = asked(["What have you seen Marcus do after a nod?", "And what else?"], KNOWLEDGE)

    @pytest.mark.parametrize(
        "text",
        [
            "What have you seen Marcus do after a nod?",
            "what have you seen marcus do after a nod",
            "What have you seen Marcus do right after a nod?",
            "After a nod, what have you seen Marcus do?",
        ],
    )
    def test_a_near_copy_is_one(self, text: str) -> None:
        assert is_repeat(text, self.EARLIER)

    @pytest.mark.parametrize(
        "text", ["What might a nod stand for?", "How did Marcus sound?", "And what else?", "What else?"]
    )
    def test_another_question_is_none(self, text: str) -> None:
        assert not is_repeat(text, self.EARLIER)

    def test_the_same_template_with_other_words_is_one(self) -> None:
        assert is_repeat("What have you seen Petra do after a nod?", self.EARLIER, NODS.questions[0])
        assert not is_repeat("Which small sign would count?", self.EARLIER, SIGNS.questions[0])

    def test_nothing_was_asked_yet(self) -> None:
        assert not is_repeat("What have you seen?", ())


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    assert alike(one, one)
    assert alike(one, other) in (True, False)
    assert isinstance(asked([one, other], KNOWLEDGE), tuple)


@given(st.text(alphabet='abc ?!.\n-1"“”', max_size=80))
def test_every_question_found_ends_as_one(reply: str) -> None:
    assert all(q.endswith("?") and "\n" not in q for q in questions_in(reply))
