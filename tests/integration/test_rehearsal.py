"""Practices as they are put together: the shipped reps, the mirror's own reading, the real prompts."""

from itertools import pairwise

import pytest

from assistant.bootstrap import Askfirst, build_rehearsal
from assistant.domain.guard import MANAGING
from assistant.domain.mirror import LineKind
from assistant.guarding import sentences
from assistant.rehearsing.answering import ASKS_WELL, GIVES_ROOM
from assistant.rehearsing.in_character import flaw
from assistant.rehearsing.practice import Practice, StepKind
from assistant.rehearsing.rehearsal import Rehearsal
from assistant.settings import Settings
from assistant.shipped import shipped_folder

LINES = (
    "Hi, how are you?",
    "How did the last weeks go for you?",
    "",
    "Did it work?",
    "Why didn't you say anything?",
    "What was that like for you?",
    "It sounds as if that was a lot.",
    "Send me the notes by Friday.",
    "Have you tried calling them?",
    "It was careless, wasn't it?",
    "What happened and who was there?",
    "What matters most to you there?",
    "Mm-hm.",
    "How do the others see it?",
    "When was that?",
    "Thanks, bye.",
)


@pytest.fixture(scope="module")
def room() -> Rehearsal:
    return build_rehearsal(Settings())


def talked(room: Rehearsal, practice: Practice, lines: tuple[str, ...]) -> Practice:
    for line in lines:
        step = room.hear(practice, line)
        assert step.kind is StepKind.ANSWERED, (line, step.text)
        practice = step.practice
    return practice


def test_each_temperament_talks_in_each_situation(room: Rehearsal) -> None:
    for temperament in room.cast.temperaments:
        for situation in room.cast.matters:
            practice = talked(room, room.begin(temperament, situation), LINES * 2)
            texts = [e.answer.text for e in practice.exchanges]
            assert all(one != other for one, other in pairwise(texts))
            assert [text for text in texts if flaw(text)] == []
            told = [e for e in practice.exchanges if e.answer.told]
            assert len(told) >= 4
            assert all(e.heard.says in ASKS_WELL | GIVES_ROOM for e in told)


def test_everything_can_be_heard_by_somebody_who_asks(room: Rehearsal) -> None:
    for situation, matter in room.cast.matters.items():
        practice = talked(
            room, room.begin("guarded", situation), ("What else is there?", "Tell me more.") * 10
        )
        told = {(e.answer.told.thread, e.answer.told.depth) for e in practice.exchanges if e.answer.told}
        assert told == {(t.id, depth) for t in matter.threads for depth in range(len(t.layers))}


def test_the_mirror_of_ones_own_lines(room: Rehearsal) -> None:
    held_up = room.mirrored(talked(room, room.begin("quiet", "lost-deal"), LINES))
    kinds = held_up.picture.kinds
    assert all(kinds[kind] for kind in LineKind)
    most = held_up.opened_most
    assert most is not None
    assert most.exchange.heard.says in ASKS_WELL | GIVES_ROOM


def test_what_the_coach_says_in_a_practice_passes_the_guard(lexical: Askfirst) -> None:
    prompts = lexical.coach.prompts
    given = {"name": "Tamsin", "heard": "They told me it was the price."}
    refused = []
    for file in sorted((shipped_folder("prompts") / "rehearsal").glob("*.md")):
        for variant in range(prompts.variants(file.stem)):
            inputs = {key: given[key] for key in prompts.inputs(file.stem)}
            for sentence in sentences.split(prompts.render(file.stem, variant, **inputs)):
                found = lexical.guard.judge(sentence, list(given.values()), permission=False).findings
                refused += [(file.stem, sentence, f.kind, f.span) for f in found if f.kind in MANAGING]
    assert refused == []
