"""What is written once and said often passes the guard: fixed wordings, and the bank with typical words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.bootstrap import Askfirst
from assistant.domain.guard import MANAGING
from assistant.guarding import sentences
from assistant.guarding.guard import RuleGuard
from assistant.shipped import shipped_folder
from assistant.writing.slots import Filling

SAID = (
    "Mirela lost the Kestrel renewal, her follow-ups are slow since the demo and she says yes to all.",
    "She is lazy. I have 7 minutes, and I don't know what it is",
)
KNOWN = Filling(
    {
        "person": "Mirela",
        "person's": "Mirela's",
        "deal": "the Kestrel renewal",
        "topic": "her follow-ups",
        "moment": "the demo",
    },
    "she",
)
INPUTS = {
    "person": "Mirela", "topic": "the Kestrel renewal", "count": 3, "minutes": 7, "label": "lazy",
    "concern": "dismissal", "help": "Call 112", "model": "small", "role": "leader", "data": "/data",
    "address": "http://127.0.0.1:1/v1", "embedder": "http://127.0.0.1:2/v1",
    "body": "you have skipped the demo.", "tone": "warmer",
}  # fmt: skip
FREE = frozenset({"drafts"})
"""Folders whose words were asked for."""
PERMITTED = frozenset({"options-intro", "which-fits", "offer-options", "push-back", "stop-asking"})
WHOLE = frozenset({"fact", "which-framework", "no-framework-yet", "no-such-term"})
"""Facts, which are sent whole whatever the guard finds; so is a hand-over."""


def fixed() -> Iterator[tuple[str, str]]:
    """Folder and name of each prompt that is said in English."""
    for folder in ("replies", "moves", "hearing", "drafts"):
        for file in sorted(Path(shipped_folder("prompts"), folder).glob("*.md")):
            is_foreign = file.stem.startswith("only-english-") and not file.stem.endswith("-en")
            if not (is_foreign or file.stem in WHOLE or file.stem.startswith("hand-off-")):
                yield folder, file.stem


@pytest.mark.parametrize(("folder", "name"), list(fixed()))
@pytest.mark.parametrize(
    "missing",
    [(), ("model", "address"), ("model", "address", "embedder"), ("tone",)],
    ids=["all", "no model", "nothing sent", "no tone"],
)
def test_fixed_wordings_pass(lexical: Askfirst, folder: str, name: str, missing: tuple[str, ...]) -> None:
    prompts = lexical.coach.prompts
    permission = folder in FREE or name in PERMITTED
    refused = []
    for number in range(prompts.variants(name)):
        inputs = {key: None if key in missing else INPUTS[key] for key in prompts.inputs(name)}
        for sentence in sentences.split(prompts.render(name, number, **inputs)):
            found = lexical.guard.judge(sentence, SAID, permission).findings
            refused += [(number, sentence.strip(), f.kind, f.span) for f in found if f.kind in MANAGING]
    assert refused == []


KEPT_BACK = frozenset(
    {
        # They speak of a time or quote a word; they are asked where that was said.
        "attribution-retraining/nothing-is-an-answer/1#1",
        "attribution-retraining/when-it-went-well/1#4",
        "coaching-the-coach/little-time/1#1",
        "coaching-the-coach/silence/1#4",
        "grow/goal/2#1",
        "grow/goal/2#6",
        "oskar/outcome/1#6",
    }
)


REFUSED = 0.03
"""The share of good questions that the guard may keep back."""


def filled(app: Askfirst) -> Iterator[tuple[str, str]]:
    """Each question of the bank with words and without, by its id."""
    for passage in app.knowledge.passages:
        for question in passage.questions:
            for filling in (KNOWN, Filling({}, "she")):
                yield question.id, filling.fill(question.text).text


def test_the_rules_pass_every_question_of_the_bank(lexical: Askfirst) -> None:
    rules = RuleGuard()
    refused = {id: text for id, text in filled(lexical) if not rules.judge(text, SAID).is_clean}
    assert {id: text for id, text in refused.items() if id not in KEPT_BACK} == {}


def test_the_guard_keeps_back_few_of_them(lexical: Askfirst) -> None:
    texts = list(filled(lexical))
    refused = [
        text for id, text in texts if id not in KEPT_BACK and not lexical.guard.judge(text, SAID).is_clean
    ]
    assert len(refused) <= REFUSED * len(texts), refused


def test_scaling_questions_can_be_asked(lexical: Askfirst) -> None:
    scales = [text for _, text in filled(lexical) if " to ten" in text or "out of ten" in text.lower()]
    assert len(scales) >= 10
    assert [text for text in scales if not lexical.guard.judge(text, SAID).is_clean] == []
