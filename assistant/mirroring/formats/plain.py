"""Plain text, ``Name: text`` a line. What stands on further lines belongs to who spoke last."""

from collections.abc import Sequence

from assistant.domain.mirror import Utterance
from assistant.mirroring.formats.labels import labelled, speakers
from assistant.mirroring.formats.markup import spoken


def is_talk(lines: Sequence[str]) -> bool:
    """Two people or more speak, and not just three headings with a question each."""
    told = [line for line in lines if line.strip()]
    read = [labelled(line) for line in told]
    names = speakers(label for label in read if label)
    spoke = [label for label in read if label and label.key in names]
    if len(names) < 2 or len(spoke) > len(names):
        return len(names) > 1
    begins = read[0] is not None and read[0].key in names
    if len(names) > 2 or not begins or 2 * len(spoke) < len(told):
        return False
    return not all(said.text.endswith("?") for said in read_plain(lines))


def read_plain(lines: Sequence[str]) -> list[Utterance]:
    """What was said; a heading above the first name is left out."""
    read = [labelled(line) for line in lines]
    names = speakers(label for label in read if label)
    found: list[Utterance] = []
    speaker, began, words = "", 0, list[str]()

    def close() -> None:
        if text := spoken(" ".join(words)):
            found.append(Utterance(speaker, text, began))

    for number, (line, label) in enumerate(zip(lines, read, strict=True), start=1):
        if label and label.key in names:
            close()
            speaker, began, words = label.name, number, [label.text]
        elif speaker:
            words.append(line)
    close()
    return found
