"""The wordings that ship can be read, and each is used."""

import re
from importlib.resources import files

import pytest

from assistant.reading.patterns import patterns

NAMES = sorted(f.name[:-4] for f in files("assistant.remembering").iterdir() if f.name.endswith(".txt"))


def test_they_are_there() -> None:
    assert NAMES == ["promises", "sensitive", "wishes"]


@pytest.mark.parametrize("name", NAMES)
def test_each_file_can_be_read_and_is_over_small_letters(name: str) -> None:
    for heading, speech in patterns(name, "assistant.remembering").items():
        assert speech.fits, heading
        for pattern in (*speech.fits, *speech.rules_out):
            assert not re.search(r"\{[a-z-]+\}", pattern.pattern), (heading, pattern.pattern)
            bare = re.sub(r"\\[A-Za-z]|\(\?P?<?[A-Za-z:=!]*", "", pattern.pattern)
            assert not re.search(r"[A-Z]", bare), (heading, pattern.pattern)
