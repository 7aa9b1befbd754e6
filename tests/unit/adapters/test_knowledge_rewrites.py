"""Other ways to ask: each flaw is told with its file and line, and what ships is sound."""

from pathlib import Path

import pytest

from assistant.adapters.knowledge_rewrites import load_rewordings
from assistant.bootstrap import build_guard, build_knowledge
from assistant.domain.knowledge import Knowledge
from assistant.errors import ContentError
from assistant.mirroring.intents.understood import Intent
from assistant.mirroring.rewording import Rewordings
from assistant.settings import Settings
from assistant.shipped import shipped_folder

SOUND = "".join(f'{i.value}:\n  - ask: "How is it?"\n    rests: grow/reality/1\n' for i in Intent)
LINES = SOUND.count("\n")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return build_knowledge(Settings(_env_file=None))


@pytest.fixture(scope="module")
def shipped(knowledge: Knowledge) -> Rewordings:
    return load_rewordings(shipped_folder("knowledge") / "rewrites.yaml", knowledge)


def written(folder: Path, text: str) -> Path:
    file = folder / "rewrites.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def entry(ask: str = '"How is {matter}?"', rests: str = "grow/reality/1", more: str = "") -> str:
    """The sound file with one more entry under its last intent, whose ``ask`` stands in line LINES + 1."""
    return f"{SOUND}  - ask: {ask}\n    rests: {rests}\n{more}"


def test_templates_by_intent_in_their_order(tmp_path: Path, knowledge: Knowledge) -> None:
    found = load_rewordings(written(tmp_path, entry()), knowledge)
    assert set(found) == set(Intent)
    last = found[list(Intent)[-1]]
    assert [reword.ask for reword in last] == ["How is it?", "How is {matter}?"]
    assert last[1].slots == {"matter"}
    assert last[1].fill({"matter": "the demo"}) == "How is the demo?"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("done: [unclosed", 1, "no YAML"),
        ("", 1, "holds no intents"),
        ("- a list", 1, "holds no intents"),
        (SOUND.replace("done:", "dome:", 1), 1, "unknown intent `dome`"),
        (SOUND + SOUND, LINES + 1, "intent `done` comes twice"),
        (SOUND.partition("done_by:")[0], 1, "intent `done_by` is missing"),
        (
            SOUND.replace('done:\n  - ask: "How is it?"', 'done:\n  - ask: "How is {matter}?"', 1),
            1,
            "needs no words",
        ),
        (f"{SOUND[: SOUND.index('any:')]}any: How is it?\n", LINES - 2, "no list of questions"),
        (f"{SOUND}  - How is it?\n", LINES + 1, "is no question"),
        (entry(more="    note: other\n"), LINES + 3, "unknown field `note`"),
        (entry(more='    ask: "What?"\n'), LINES + 3, "field `ask` comes twice"),
        (f'{SOUND}  - ask: "What is it?"\n', LINES + 1, "field `rests` is missing"),
        (entry(rests="grow/none/9"), LINES + 2, "no passage 'grow/none/9'"),
        (entry(ask="12"), LINES + 1, "`ask` is no text"),
        (entry(ask="[How, is, it]"), LINES + 1, "`ask` is no text"),
        (entry(ask='"How is {thing}?"'), LINES + 1, "unknown slot {thing}"),
        (entry(ask='"How is {Matter}?"'), LINES + 1, "a brace that opens no slot"),
        (entry(ask='"How is it"'), LINES + 1, "no single question"),
        (entry(ask='"How is it? And what else?"'), LINES + 1, "no single question"),
        (entry(ask='"Is it {matter}?"'), LINES + 1, "answered in a word"),
        (entry(ask='"How is it?"'), LINES + 1, "comes twice"),
    ],
)
def test_a_flaw_is_told_with_its_file_and_line(
    tmp_path: Path, knowledge: Knowledge, text: str, line: int, what: str
) -> None:
    file = written(tmp_path, text)
    with pytest.raises(ContentError) as raised:
        load_rewordings(file, knowledge)
    assert what in str(raised.value)
    assert (raised.value.line, Path(raised.value.path).name) == (line, file.name)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, knowledge: Knowledge) -> None:
    with pytest.raises(ContentError, match="can't be read"):
        load_rewordings(tmp_path / "none.yaml", knowledge)
    (tmp_path / "latin.yaml").write_bytes(b"done:\n  - '\xff'")
    with pytest.raises(ContentError, match="not UTF-8"):
        load_rewordings(tmp_path / "latin.yaml", knowledge)


def test_those_that_need_no_words_are_clean_by_the_guard(shipped: Rewordings) -> None:
    guard = build_guard()
    alone = [r.ask for rewords in shipped.values() for r in rewords if not r.slots]
    assert len(alone) >= len(Intent)
    assert not [ask for ask in alone if not guard.judge(ask, []).is_clean]


def test_no_question_is_longer_than_a_breath(shipped: Rewordings) -> None:
    assert not [r.ask for rewords in shipped.values() for r in rewords if len(r.ask.split()) > 14]
