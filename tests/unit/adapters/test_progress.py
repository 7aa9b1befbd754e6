"""The bar on stderr."""

import pytest

from assistant.adapters import progress
from assistant.adapters.progress import ProgressBar


def test_short_work_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with ProgressBar("Reading", 10) as bar:
        bar.reach(10)
    assert capsys.readouterr().err == ""


def test_long_work_shows_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_SILENT_SECONDS", -1.0)
    with ProgressBar("Reading", 10) as bar:
        bar.reach(5)
        bar.reach(10)
    first, second = capsys.readouterr().err.strip("\r\n").split("\r")
    assert first == "Reading [############............] 5/10"
    assert second.endswith("] 10/10")


def test_it_is_drawn_anew_only_where_it_looks_different(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_SILENT_SECONDS", -1.0)
    with ProgressBar("Reading", 10_000) as bar:
        for done in range(0, 10_001, 10):
            bar.reach(done)
    assert len(capsys.readouterr().err.strip("\r\n").split("\r")) == 25
