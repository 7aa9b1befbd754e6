"""Lines read by their last mark, so that what is counted here depends on no rule of speech."""

import pytest

from tests.unit.mirroring import talks


@pytest.fixture
def marked_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("lines_of", "asks_or_tells", "reflects", "read_line"):
        monkeypatch.setattr(f"assistant.mirroring.mirror.{name}", getattr(talks, name))
