"""No pattern takes exponentially longer with what is typed: one word, over and over, hangs nobody."""

import re
import time
from collections.abc import Iterator
from importlib.resources import files

import pytest

from assistant.reading.patterns import patterns

ROOMS = ("assistant.reading.patterns", "assistant.remembering")
NO_PATTERNS = frozenset(
    "idioms first-names common-words companies nouns neighbours verbs languages qualities".split()
)
FEW, MANY = 9, 18
MOST_TIMES = 40
"""By how much longer twice the text may take: an exponential pattern takes hundreds of times as long."""
_REPEATS = re.compile(r"\)[*+]|\)\{\d*,")
_WORD = re.compile(r"(?<![\\\[])\b[a-z]{1,9}\b")


def all_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for room in ROOMS:
        for file in sorted(f.name for f in files(room).iterdir() if f.name.endswith(".txt")):
            if (name := file.removesuffix(".txt")) in NO_PATTERNS:
                continue
            for heading, speech in patterns(name, room).items():
                for pattern in (*speech.fits, *speech.rules_out):
                    if _REPEATS.search(pattern.pattern):
                        yield f"{name} {heading}", pattern


def seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.perf_counter()
    pattern.search(text)
    return time.perf_counter() - start


@pytest.mark.parametrize("joint", [" ", ", "])
def test_a_word_said_over_and_over(joint: str) -> None:
    """Each pattern's own words, which are what it may go astray on; a rerun rules out a busy machine."""
    slow = []
    for name, pattern in all_patterns():
        for word in dict.fromkeys(_WORD.findall(pattern.pattern)):
            few, many = (joint.join([word] * n) + " zzz" for n in (FEW, MANY))
            floor = 1e-4
            if all(seconds(pattern, many) > MOST_TIMES * max(seconds(pattern, few), floor) for _ in range(2)):
                slow.append(f"{name}: {word}")
    assert not slow
