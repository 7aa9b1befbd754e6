"""Finding what was said in a prompt that a chat client made of a conversation."""

import re

_COACHEE = frozenset({"user", "human", "you", "me"})
_LABEL = re.compile(
    r"^[ \t]*(?:[-*][ \t]+)?\**(user|human|you|me|assistant|ai|bot|model|system)\**[ \t]*:[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)
_FENCES = (
    ("<chat_history>", "</chat_history>"),
    ("---BEGIN USER MESSAGES---", "---END USER MESSAGES---"),
    ("```", "```"),
)


def said_in(prompt: str) -> list[str]:
    """The coachee's lines of a transcript inside a prompt, oldest first; empty where there is none."""
    fenced = _between_fences(prompt)
    text = prompt if fenced is None else fenced
    parts = _LABEL.split(text)
    said = [
        words.strip()
        for speaker, words in zip(parts[1::2], parts[2::2], strict=True)
        if speaker.lower() in _COACHEE and words.strip()
    ]
    if said or fenced is None:
        return said
    # Chatbox fences messages without saying whose they are; the first may be the system's.
    blocks = [block.strip() for block in re.split(r"^-{5,}$", fenced, flags=re.MULTILINE)]
    return [block for block in blocks if block and not block.startswith("You are ")][:1]


def without_transcript(prompt: str) -> str:
    """A prompt's instructions: what stands around the transcript."""
    fenced = _between_fences(prompt)
    if fenced is not None:
        return prompt.replace(fenced, "\n", 1)
    label = _LABEL.search(prompt)
    return prompt[: label.start()] if label else prompt


def transcript_signs(prompt: str) -> int:
    """How plainly a prompt holds a transcript: 0 not, 1 something is set apart, 2 both sides speak."""
    speakers = {label.lower() for label in _LABEL.findall(prompt)}
    if speakers & _COACHEE and speakers - _COACHEE:
        return 2
    return int(bool(speakers) or _between_fences(prompt) is not None)


def _between_fences(prompt: str) -> str | None:
    for opening, closing in _FENCES:
        start = prompt.find(opening)
        end = prompt.rfind(closing)
        if start != -1 and end > start:
            return prompt[start + len(opening) : end]
    return None
