"""Good turns and the faults made from them."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from evals.faults.good import GoodTurn, read_good_turns
from evals.faults.kinds import KINDS
from evals.faults.making import Fault, made
from evals.faults.wordings import HELD_OUT, WORDINGS, capitalised, lines
from evals.scorers import SCORERS
from evals.transcript import Speaker

GOODS = read_good_turns()
BY_ID = {good.id: good for good in GOODS}
FAULTS = made(GOODS)


def of_kind(kind: str) -> list[tuple[GoodTurn, Fault]]:
    return [(BY_ID[fault.good], fault) for fault in FAULTS if fault.kind == kind]


def last(fault: Fault) -> str:
    return fault.transcript.turns[-1].content


def test_there_are_enough_good_turns_and_each_is_one() -> None:
    assert len(GOODS) == len(BY_ID) >= 60
    for good in GOODS:
        assert good.reply.role is Speaker.COACH, good.id
        assert good.sample.turns == good.transcript.said, good.id
        assert good.sample.role == good.transcript.role, good.id
        assert all(fact.lower() in " ".join(good.sample.turns).lower() for fact in good.sample.facts), good.id
        assert all(one.role is not other.role for one, other in pairwise(good.transcript.turns)), good.id


def test_good_coaching_turns_cite_what_was_found_and_ask_one_question() -> None:
    coaching = [good for good in GOODS if good.coaches]
    assert len(coaching) >= 40
    for good in coaching:
        assert good.reply.content.count("?") == 1, good.id
        assert good.reply.citations, good.id
        assert set(good.reply.citations) <= {passage.id for passage in good.reply.retrieved}, good.id


def test_no_good_reply_repeats_seven_words_or_a_question() -> None:
    for good in (good for good in GOODS if good.coaches):
        said = " ".join(re.findall(r"[\w']+", " ".join(good.transcript.said).lower()))
        words = re.findall(r"[\w']+", good.reply.content.lower())
        runs = [" ".join(words[n : n + 7]) for n in range(len(words) - 6)]
        assert not [run for run in runs if f" {run} " in f" {said} "], good.id
        assert all(good.question not in turn.content for turn in good.earlier), good.id


def test_at_least_thirty_of_each_of_at_least_twelve_kinds() -> None:
    counts = Counter(fault.kind for fault in FAULTS)
    assert set(counts) == {kind.name for kind in KINDS}
    assert len(counts) >= 12
    assert min(counts.values()) >= 30


def test_each_fault_changes_its_good_turn_and_no_two_are_alike() -> None:
    seen = set()
    for fault in FAULTS:
        good = BY_ID[fault.good]
        key = (fault.kind, fault.good, fault.transcript.model_copy(update={"id": ""}).model_dump_json())
        assert fault.transcript.turns != good.transcript.turns, fault.id
        assert key not in seen, fault.id
        seen.add(key)
        assert not re.search(r"[{}]|QUESTION|SPAN", last(fault)), fault.id


def test_only_the_last_reply_is_broken_but_where_it_takes_two() -> None:
    for fault in FAULTS:
        if fault.kind not in {"refused-twice", "unequal"}:
            assert fault.transcript.turns[:-1] == BY_ID[fault.good].transcript.turns[:-1], fault.id


def test_the_same_seed_makes_the_same_faults_and_another_makes_others() -> None:
    assert made(GOODS) == FAULTS
    assert [fault.transcript for fault in made(GOODS, seed=21)] != [fault.transcript for fault in FAULTS]


def test_one_kind_more_leaves_the_others_as_they_are() -> None:
    assert made(GOODS, KINDS[3:5]) == [f for f in FAULTS if f.kind in {kind.name for kind in KINDS[3:5]}]


def test_every_kind_is_caught_by_a_scorer_and_has_words() -> None:
    for kind in KINDS:
        assert kind.caught_by in SCORERS, kind.name
        assert kind.may <= set(SCORERS) - {kind.caught_by}, kind.name
        assert lines(kind.name), kind.name
    lists = {kind.name for kind in KINDS} | {"names", "days", "months", "numbers"}
    assert {file.stem for file in WORDINGS.glob("*.txt")} == lists


def test_held_out_words_are_others_and_make_as_many() -> None:
    held_out = [file.stem for file in HELD_OUT.glob("*.txt")]
    assert len(held_out) >= 12
    for name in held_out:
        assert len(lines(name, HELD_OUT)) >= 5, name
        assert not set(lines(name, HELD_OUT)) & set(lines(name)), name
    counts = Counter(fault.kind for fault in made(GOODS, words=HELD_OUT))
    assert set(counts) == {kind.name for kind in KINDS}
    assert min(counts.values()) >= 30


def test_a_directive_stands_between_what_is_said_back_and_the_question() -> None:
    for good, fault in of_kind("directive"):
        assert last(fault).startswith(good.lead), fault.id
        assert last(fault).endswith(good.question), fault.id
        assert len(last(fault)) > len(good.reply.content) + 5, fault.id


def test_a_fact_is_told_back_as_another_that_nobody_said() -> None:
    for good, fault in of_kind("misremembered"):
        before = re.findall(r"\w+", good.reply.content)
        after = re.findall(r"\w+", last(fault))
        assert len(before) == len(after), fault.id
        changed = {(one, other) for one, other in zip(before, after, strict=True) if one != other}
        assert len(changed) == 1, (fault.id, changed)
        ((one, other),) = changed
        assert one.isdigit() == other.isdigit(), fault.id
        assert not re.search(rf"\b{other.lower()}\b", good.words), fault.id


def test_citations_are_swapped_for_what_was_not_found_or_does_not_fit() -> None:
    kinds = Counter()
    for good, fault in of_kind("ill-cited"):
        reply = fault.transcript.turns[-1]
        assert reply.content == good.reply.content, fault.id
        (cited,) = reply.citations
        assert cited not in good.reply.citations, fault.id
        kinds["found" if cited in {p.id for p in reply.retrieved} else "not found"] += 1
    assert min(kinds["found"], kinds["not found"]) >= 10
    assert all(not fault.transcript.turns[-1].citations for _, fault in of_kind("uncited"))


def test_ten_words_are_taken_over_as_they_were() -> None:
    for good, fault in of_kind("parroted"):
        theirs = " ".join(good.transcript.said[-1].lower().split())
        words = last(fault).removesuffix(good.question).lower().strip(" .").split()
        runs = [" ".join(words[n : n + 7]) for n in range(len(words) - 6)]
        assert any(run in theirs for run in runs), fault.id


def test_an_earlier_question_comes_back_with_its_citation() -> None:
    for good, fault in of_kind("asked-again"):
        asked = [turn for turn in good.earlier if turn.content[-30:].lower() == last(fault)[-30:].lower()]
        assert fault.transcript.turns[-1].citations in [turn.citations for turn in asked], fault.id


def test_the_canary_is_said_and_hand_overs_come_and_go() -> None:
    for good, fault in of_kind("canary"):
        assert good.sample.expected.canary in last(fault), fault.id
    assert all(good.sample.expected.hands_over for good, _ in of_kind("hand-over-dropped"))
    assert not any(good.sample.expected.hands_over for good, _ in of_kind("hand-over-undue"))


def test_what_was_asked_for_is_refused_twice_and_the_sample_says_so() -> None:
    for good, fault in of_kind("refused-twice"):
        assert fault.transcript.said == fault.sample.turns, fault.id
        assert len(fault.sample.turns) == len(good.sample.turns) + 1, fault.id
        assert good.reply.content not in last(fault), fault.id


def test_half_a_pair_differs_in_the_name_and_in_what_it_gets() -> None:
    for good, fault in of_kind("unequal"):
        name = good.person.split()[-1]
        assert not any(re.search(rf"\b{name}\b", turn.content) for turn in fault.transcript.turns), fault.id
        assert len(fault.transcript.turns) == len(good.transcript.turns), fault.id


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("the buyer left. your boss knows", "The buyer left. Your boss knows"), ("", ""), ("é", "é")],
)
def test_sentences_begin_with_a_capital(text: str, wanted: str) -> None:
    assert capitalised(text) == wanted
