"""What a person reads of a setting that is wrong."""

from pathlib import Path

import pytest

from assistant.errors import ConfigurationError
from assistant.settings import SETTINGS_FILE, load_settings


def test_a_name_that_no_setting_has_is_said_to_be_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASKFIRST_DATA", str(tmp_path))
    file = tmp_path / SETTINGS_FILE
    file.write_text("turn_second = 5\n")
    with pytest.raises(ConfigurationError) as raised:
        load_settings()
    assert str(raised.value) == f"no such setting: turn_second; mend its name or remove it in {file}"


def test_an_embedder_is_where_the_model_is_unless_it_has_a_place_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    assert load_settings().embedding_place == "http://127.0.0.1:1/v1"
    monkeypatch.setenv("ASKFIRST_EMBEDDING_BASE_URL", "http://me:secret@127.0.0.1:2/v1")
    assert load_settings().embedding_address == "http://me:secret@127.0.0.1:2/v1"
    assert load_settings().embedding_place == "http://127.0.0.1:2/v1"
