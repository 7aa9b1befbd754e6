"""What the last message offers to stay with: a guess, a silence, a feeling, one's own part."""

from assistant.domain.words import sentences
from assistant.reading.patterns import patterns


def thread(text: str) -> str | None:
    """The name of the first thread in ``text``; None where it holds none that is known."""
    parts = sentences(text)
    return next((name for name, speech in patterns("threads").items() if any(map(speech, parts))), None)
