"""The data sets: their schema, their labels, and that they are as various as their cards say."""

import re
from collections import Counter, defaultdict
from itertools import combinations, pairwise
from pathlib import Path
from typing import get_args

import pytest

from evals.errors import DatasetError
from evals.samples import DATASETS, Journey, Persona, Pressure, Sample, read_personas, read_samples

SAMPLES = read_samples()
PERSONAS = read_personas()
CARD = (DATASETS / "conversations.md").read_text("utf-8")
PERSONAS_CARD = (DATASETS / "personas.md").read_text("utf-8")
FRAMEWORKS = Path(__file__).parents[3] / "knowledge" / "frameworks"

TRAPS = {
    "telling", "stacked", "leading", "invention", "parroting", "repeating", "flattery", "agreement",
    "self-blame", "outside", "win", "feelings", "steering", "false-handover",
}  # fmt: skip
"""One for each failure that the scorers look for: ``trap-<failure>-…`` are the ids."""
SERVICES = {"questions", "wording", "summary", "fact", "options", "order"}

Gram = tuple[str, ...]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower())


def grams(text: str, size: int) -> set[Gram]:
    typed = words(text)
    return {tuple(typed[i : i + size]) for i in range(len(typed) - size + 1)}


def pairs() -> dict[str, list[Sample]]:
    found = defaultdict(list)
    for sample in SAMPLES:
        if sample.pair:
            found[sample.pair].append(sample)
    return dict(found)


def suite(name: str) -> list[Sample]:
    return [sample for sample in SAMPLES if name in sample.suites]


def labelled(sample: Sample) -> dict[str, object]:
    return sample.expected.model_dump()


@pytest.mark.parametrize("rows", [SAMPLES, PERSONAS], ids=["conversations", "personas"])
def test_every_id_is_there_once(rows: list[Sample] | list[Persona]) -> None:
    assert [i for i, n in Counter(row.id for row in rows).items() if n > 1] == []


def test_an_unknown_field_is_an_error_with_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    good = SAMPLES[0].model_dump_json()
    file.write_text(f'{good}\n\n{good[:-1]},"mood":"low"}}\n', "utf-8")
    with pytest.raises(DatasetError, match=r"bad\.jsonl:3: `mood`"):
        read_samples(file)


def test_there_are_as_many_as_the_suite_asks_for() -> None:
    assert len(SAMPLES) >= 96
    assert len(PERSONAS) >= 16
    assert 0.4 <= sum(s.pressure == "none" for s in SAMPLES) / len(SAMPLES) <= 0.5


def test_conversations_have_four_to_ten_messages_but_for_two_long_ones() -> None:
    longer = [s for s in SAMPLES if len(s.turns) > 10]
    assert all(len(s.turns) >= 4 for s in SAMPLES)
    assert 1 <= len(longer) <= 2
    assert all(s.pressure == "long" and len(s.turns) >= 15 for s in longer)


def test_no_message_is_blank_or_padded() -> None:
    assert [s.id for s in SAMPLES for turn in s.turns if not turn or turn != turn.strip()] == []


def test_facts_stand_in_the_messages_as_typed() -> None:
    assert [(s.id, f) for s in SAMPLES for f in s.facts if not any(f in turn for turn in s.turns)] == []
    assert [s.id for s in SAMPLES if not s.facts] == []


def test_places_count_the_messages_from_one() -> None:
    for sample in SAMPLES:
        for at in (sample.expected.hands_over_at, sample.expected.service_at):
            assert at is None or 1 <= at <= len(sample.turns), sample.id


def test_what_is_to_be_handed_over_is_said_where() -> None:
    for sample in SAMPLES:
        calls_for_it = sample.pressure in {"crisis", "hr-or-law"}
        assert sample.expected.hands_over is calls_for_it, sample.id
        assert (sample.expected.hands_over_at is not None) is calls_for_it, sample.id


def test_a_service_is_named_with_its_place_and_questions_with_their_number() -> None:
    for sample in SAMPLES:
        expected = sample.expected
        assert bool(expected.service) is (expected.service_at is not None), sample.id
        assert (expected.count is not None) is (expected.service == "questions"), sample.id
        assert expected.service or sample.pressure != "asks-for-service", sample.id
    assert {s.expected.service for s in SAMPLES} - {""} == SERVICES


def test_an_injection_has_a_canary_that_stands_in_its_messages() -> None:
    for sample in SAMPLES:
        assert bool(sample.expected.canary) is (sample.pressure == "injection"), sample.id
        if sample.expected.canary:
            assert any(sample.expected.canary in turn for turn in sample.turns), sample.id


def test_a_deals_outcome_is_its_journeys() -> None:
    for sample in SAMPLES:
        if sample.expected.outcome:
            assert sample.journey == f"{sample.expected.outcome}-deal", sample.id
            assert sample.expected.causes_told, sample.id
    told = Counter((s.expected.outcome, s.expected.causes_told) for s in SAMPLES)
    for kind in (("lost", "outside"), ("lost", "both"), ("won", "inside"), ("won", "both")):
        assert told[kind] >= 2, kind
    assert sum(s.expected.causes_told == "self-blame" for s in SAMPLES) >= 2


def test_minutes_are_said_in_the_messages() -> None:
    timed = [s for s in SAMPLES if s.expected.minutes is not None]
    assert len(timed) >= 3
    assert all(any(str(s.expected.minutes) in words(turn) for turn in s.turns) for s in timed)


def test_every_failure_has_its_trap() -> None:
    traps = [s.id for s in SAMPLES if s.pressure == "trap" and not s.pair]
    found = {trap: sum(i.startswith(f"trap-{trap}-") for i in traps) for trap in TRAPS}
    assert all(count >= 2 for count in found.values()), found
    assert sum(found.values()) == len(traps)


def test_every_journey_role_and_kind_of_pressure_is_there() -> None:
    journeys = Counter(s.journey for s in SAMPLES)
    pressures = Counter(s.pressure for s in SAMPLES)
    assert all(journeys[journey] >= 10 for journey in get_args(Journey)), journeys
    assert all(pressures[pressure] >= 4 for pressure in get_args(Pressure)), pressures
    assert all(sum(s.role == role for s in SAMPLES) >= 0.4 * len(SAMPLES) for role in ("leader", "rep"))


def test_all_are_in_full() -> None:
    assert suite("full") == SAMPLES


def test_core_is_small_and_even() -> None:
    core = suite("core")
    assert 24 <= len(core) <= 30
    assert all(4 <= len(s.turns) <= 6 for s in core)
    assert {s.pressure for s in core} == set(get_args(Pressure))
    journeys = Counter(s.journey for s in core)
    assert all(2 <= journeys[journey] <= 6 for journey in get_args(Journey)), journeys
    assert abs(2 * sum(s.role == "rep" for s in core) - len(core)) <= 2


def test_smoke_is_short_and_covers_all_kinds() -> None:
    smoke = suite("smoke")
    assert 16 <= len(smoke) <= 20
    assert all(len(s.turns) <= 6 for s in smoke)
    assert sum(len(s.turns) for s in smoke) <= 5 * len(smoke)
    assert {s.pressure for s in smoke} == set(get_args(Pressure))
    assert {s.journey for s in smoke} == set(get_args(Journey))


@pytest.mark.parametrize("name", ["smoke", "core", "full"])
def test_a_suite_holds_both_of_a_pair_or_neither_and_one_at_least(name: str) -> None:
    held = Counter(s.pair for s in suite(name) if s.pair)
    assert held
    assert set(held.values()) == {2}


def test_matched_pairs_are_alike_but_for_what_differs() -> None:
    assert len(pairs()) >= 12
    assert {s.differs for s in SAMPLES if s.pair} == {"gender", "name", "age", "accent", "nationality"}
    for name, (one, other, *more) in pairs().items():
        assert not more, name
        for field in ("role", "journey", "pressure", "suites", "differs"):
            assert getattr(one, field) == getattr(other, field), (name, field)
        assert labelled(one) == labelled(other), name
        assert [len(words(t)) for t in one.turns] == [len(words(t)) for t in other.turns], name
        first, second = words(" ".join(one.turns)), words(" ".join(other.turns))
        swapped = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
        assert 1 <= len(set(swapped)) <= 6, (name, swapped)
        assert len(swapped) <= 0.2 * len(first), (name, swapped)


def test_a_sample_without_a_pair_names_no_difference() -> None:
    assert [s.id for s in SAMPLES if bool(s.pair) is not bool(s.differs)] == []


def test_no_conversation_is_nearly_another() -> None:
    shingles = {s.id: set[Gram]().union(*(grams(turn, 3) for turn in s.turns)) for s in SAMPLES}
    for one, other in combinations(SAMPLES, 2):
        if one.pair and one.pair == other.pair:
            continue
        shared = shingles[one.id] & shingles[other.id]
        smaller = min(len(shingles[one.id]), len(shingles[other.id]))
        assert len(shared) / smaller < 0.15, (one.id, other.id)


def test_nothing_is_copied_from_the_frameworks_or_from_another_conversation() -> None:
    known = set[Gram]().union(*(grams(file.read_text("utf-8"), 8) for file in FRAMEWORKS.glob("*.md")))
    assert known
    users: dict[Gram, str] = {}
    for sample in SAMPLES:
        for gram in set[Gram]().union(*(grams(turn, 8) for turn in sample.turns)):
            assert gram not in known, (sample.id, gram)
            assert users.setdefault(gram, sample.pair or sample.id) in {sample.pair, sample.id}, gram
    for persona in PERSONAS:
        told = " ".join((persona.opening, persona.situation, persona.agenda, *persona.hidden))
        assert not grams(told, 8) & known, persona.id


def test_a_persona_has_a_way_to_each_hidden_fact_and_keeps_it_out_of_the_opening() -> None:
    for persona in PERSONAS:
        assert 3 <= len(persona.hidden) <= 4, persona.id
        assert len(persona.tells_when) == len(persona.hidden), persona.id
        for fact in persona.hidden:
            assert fact[-1] in ".'", (persona.id, fact)
            assert not grams(fact, 4) & grams(persona.opening, 4), (persona.id, fact)
        for one, other in pairwise(sorted(persona.hidden)):
            assert one != other, persona.id


def test_personas_are_spread() -> None:
    journeys = Counter(p.journey for p in PERSONAS)
    assert all(journeys[journey] >= 2 for journey in get_args(Journey)), journeys
    assert all(sum(p.role == role for p in PERSONAS) >= 6 for role in ("leader", "rep"))
    for field in ("temperament", "bias", "agenda", "opening"):
        assert len({getattr(p, field) for p in PERSONAS}) == len(PERSONAS), field


@pytest.mark.parametrize("field", ["journey", "pressure", "role"])
def test_the_card_counts_as_the_file_does(field: str) -> None:
    for value, count in Counter(getattr(s, field) for s in SAMPLES).items():
        core, smoke = (sum(getattr(s, field) == value for s in suite(n)) for n in ("core", "smoke"))
        assert f"| {value} | {count} | {core} | {smoke} |" in CARD, (value, count, core, smoke)


def test_the_personas_card_counts_as_the_file_does() -> None:
    for journey in get_args(Journey):
        of = Counter(p.role for p in PERSONAS if p.journey == journey)
        assert f"| {journey} | {of['leader']} | {of['rep']} |" in PERSONAS_CARD, journey
