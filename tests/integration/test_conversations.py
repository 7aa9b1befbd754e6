"""What must hold over a whole conversation, whoever talks and whatever about."""

from itertools import combinations

import pytest

from assistant.bootstrap import Askfirst
from assistant.domain.turn import MoveKind
from tests.integration.scripts import LEADER, REP
from tests.integration.talking import Talk, echoes, near, opening, questions, strangers

SCRIPTS = [("leader", name) for name in LEADER] + [("rep", name) for name in REP]
TOLD = {MoveKind.ASK, MoveKind.REFLECT, MoveKind.LAND, MoveKind.CLOSE}
_TALKS: dict[tuple[str, str], Talk] = {}


@pytest.fixture(params=SCRIPTS, ids=lambda script: " ".join(script))
def talk(request: pytest.FixtureRequest, lexical: Askfirst) -> Talk:
    """A conversation that took place; each takes place once."""
    role, name = request.param
    if request.param not in _TALKS:
        talk = Talk(lexical.coach, role)
        talk.say(*(LEADER if role == "leader" else REP)[name])
        _TALKS[request.param] = talk
    return _TALKS[request.param]


def test_no_question_comes_back(talk: Talk) -> None:
    asked = [q for reply in talk.replies for q in questions(reply.text)]
    assert len(asked) >= 5
    assert [(a, b) for a, b in combinations(asked, 2) if near(a, b)] == []


def test_no_opening_comes_back_within_five_replies(talk: Talk) -> None:
    opened = [opening(reply.text) for reply in talk.replies]
    again = [o for n, o in enumerate(opened) if o in opened[max(0, n - 5) : n]]
    assert again == []


def test_nothing_is_parroted(talk: Talk) -> None:
    for number, reply in enumerate(talk.replies, 1):
        if reply.move in TOLD:
            assert echoes(reply.text, talk.said[:number]) == []


def test_names_and_figures_are_the_coachees_own(talk: Talk) -> None:
    for number, reply in enumerate(talk.replies, 1):
        assert strangers(reply.text, talk.said[:number]) == []


def test_each_reply_is_short_and_asks_at_most_once_at_its_end(talk: Talk) -> None:
    for reply in talk.replies:
        assert len(reply.text.split()) < 35
        assert reply.text.count("?") <= 1
        assert reply.text.endswith("?") or "?" not in reply.text
        assert reply.text.endswith(("?", "."))


def test_each_question_rests_on_a_passage(talk: Talk, lexical: Askfirst) -> None:
    for reply in talk.replies:
        if "?" in reply.text:
            assert [c for c in reply.citations if lexical.knowledge.passage(c.id)]


def test_stages_move(talk: Talk) -> None:
    stages = [reply.stage for reply in talk.replies]
    assert len(set(stages)) >= 3
    assert stages[0] != stages[3]
    assert "will" in stages or "next" in stages


def test_many_frameworks_speak(talk: Talk) -> None:
    assert len({c.framework for reply in talk.replies for c in reply.citations}) >= 3


def test_two_conversations_are_not_the_same_questions_over_again(lexical: Askfirst) -> None:
    talks = []
    for role, name in SCRIPTS:
        talk = Talk(lexical.coach, role)
        talk.say(*(LEADER if role == "leader" else REP)[name][:5])
        talks.append({c.id for reply in talk.replies for c in reply.citations})
    assert all(len(one & other) < 5 for one, other in combinations(talks, 2))


class TestByMeaning:
    """One conversation with passages found by meaning: what holds doesn't hang on how they are found."""

    def test_the_index_is_what_finds_them(self, by_meaning: Askfirst) -> None:
        hits = by_meaning.retriever.search("she says yes to everything and nothing comes of it", None, 5)
        assert len(hits) == 5
        assert by_meaning.is_ready

    def test_a_conversation_keeps_the_rules(self, by_meaning: Askfirst) -> None:
        talk = Talk(by_meaning.coach)
        talk.say(*LEADER["quiet rep"])
        test_no_question_comes_back(talk)
        test_no_opening_comes_back_within_five_replies(talk)
        test_nothing_is_parroted(talk)
        test_names_and_figures_are_the_coachees_own(talk)
        test_each_reply_is_short_and_asks_at_most_once_at_its_end(talk)
        test_each_question_rests_on_a_passage(talk, by_meaning)
        test_stages_move(talk)
