"""Wordings as data: what a file of patterns may hold, and that each that ships can be read."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading import patterns as room
from assistant.reading.patterns import Speech, patterns

LOADED = (
    "requests",
    "phases",
    "causes",
    "undertones",
    "threads",
    "aside",
    "safety",
    "crisis",
    "hints",
    "private",
    "protected",
    "manner",
)


@pytest.mark.parametrize("name", LOADED)
def test_each_file_can_be_read(name: str) -> None:
    found = patterns(name)
    assert found
    for heading, speech in found.items():
        assert speech.fits, heading


@pytest.mark.parametrize("name", LOADED)
def test_no_short_form_is_left_standing(name: str) -> None:
    for speech in patterns(name).values():
        for pattern in (*speech.fits, *speech.rules_out):
            assert not re.search(r"\{[a-z-]+\}", pattern.pattern), pattern.pattern


@pytest.mark.parametrize("name", LOADED)
def test_patterns_are_over_lower_case(name: str) -> None:
    """What they are matched against has no capitals, so one in a pattern would never match."""
    for heading, speech in patterns(name).items():
        for pattern in (*speech.fits, *speech.rules_out):
            bare = re.sub(r"\\[A-Za-z]|\(\?P?<?[A-Za-z:=!]*", "", pattern.pattern)
            assert not re.search(r"[A-Z]", bare), (heading, pattern.pattern)


@given(st.text(max_size=120))
def test_what_is_ruled_out_does_not_fit(text: str) -> None:
    fits = Speech((re.compile(r"\w"),))
    ruled = Speech((re.compile(r"\w"),), (re.compile("."),))
    assert not ruled(text)
    assert fits(text) is bool(re.search(r"\w", text))


def test_a_group_is_what_is_kept() -> None:
    speech = Speech((re.compile(r"i have (\d+) minutes"), re.compile("no time")))
    assert list(speech.found("I have 7 minutes")) == ["7"]
    assert list(speech.found("No  Time")) == ["no time"]
    assert list(speech.found("I have 7 minutes, no time")) == ["7", "no time"]


def test_short_forms_headings_and_comments(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "small.txt").write_text(
        "# a comment\nwho = (?:he|she)\n\n[goes]  who leaves\n\\b{who} goes\\b\nnot \\bnever\\b\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(room, "files", lambda _: tmp_path)
    patterns.cache_clear()
    try:
        goes = patterns("small")["goes"]
    finally:
        patterns.cache_clear()
    assert goes("She goes")
    assert not goes("she never goes, he goes")
    assert not goes("it goes")


def test_every_text_file_of_the_room_is_used() -> None:
    """A list that nobody reads is dead."""
    sources = "".join(p.read_text("utf-8") for p in Path(str(files("assistant.reading"))).glob("**/*.py"))
    for file in files("assistant.reading.patterns").iterdir():
        if file.name.endswith(".txt"):
            assert file.name in sources or f'"{file.name[:-4]}"' in sources, file.name
