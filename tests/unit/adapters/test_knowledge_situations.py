"""Which questions serve a situation: word for word those of the bank, and every flaw by its file."""

from pathlib import Path

import pytest
import yaml

from assistant.adapters.knowledge_situations import SITUATIONS, read_situations
from assistant.bootstrap import build_knowledge
from assistant.domain.knowledge import Audience, Phase
from assistant.errors import ContentError
from assistant.settings import Settings
from assistant.shipped import shipped_folder

SOUND = {name: ["How is it?"] for name in SITUATIONS}


def written(folder: Path, content: object) -> Path:
    file = folder / "situations.yaml"
    file.write_text(content if isinstance(content, str) else yaml.safe_dump(content), encoding="utf-8")
    return file


def test_texts_by_situation(tmp_path: Path) -> None:
    found = read_situations(written(tmp_path, SOUND))
    assert set(found) == SITUATIONS
    assert found["general"] == {"How is it?"}


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("general: [unclosed", "no YAML"),
        ("", "names other situations"),
        ("- a list", "names other situations"),
        ({**SOUND, "unknown": ["How?"]}, "names other situations"),
        ({k: v for k, v in SOUND.items() if k != "win"}, "names other situations"),
        ({**SOUND, "win": "How?"}, "`win` is no list"),
        ({**SOUND, "win": [1]}, "`win` is no list"),
        ({**SOUND, "win": [{"How": "is it?"}]}, "`win` is no list"),
    ],
)
def test_a_flaw_is_told_with_its_file(tmp_path: Path, content: object, what: str) -> None:
    file = written(tmp_path, content)
    with pytest.raises(ContentError, match=what) as raised:
        read_situations(file)
    assert raised.value.path == str(file)
    assert raised.value.line >= 1


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="can't be read"):
        read_situations(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"general: ['\xff\xfe']")
    with pytest.raises(ContentError, match="can't be read"):
        read_situations(tmp_path / "latin.yaml")


class TestShipped:
    def test_each_text_stands_in_the_bank_word_for_word(self) -> None:
        knowledge = build_knowledge(Settings())
        bank = {q.text for p in knowledge.passages for q in p.questions}
        options = {option for p in knowledge.passages for option in p.options}
        for name, texts in knowledge.situations.items():
            assert texts, name
            assert texts <= (options if name.startswith("options") else bank), name

    def test_nothing_stands_twice(self) -> None:
        found = yaml.safe_load((shipped_folder("knowledge") / "situations.yaml").read_text(encoding="utf-8"))
        for name, texts in found.items():
            assert len(texts) == len(set(texts)), name

    def test_what_fits_everything_covers_both_roles_and_all_phases(self) -> None:
        knowledge = build_knowledge(Settings())
        general = [
            q for p in knowledge.passages for q in p.questions if q.text in knowledge.situations["general"]
        ]
        for audience in (Audience.LEADER, Audience.REP):
            phases = {q.phase for q in general if q.audience in (audience, Audience.BOTH)}
            assert phases == set(Phase), audience
