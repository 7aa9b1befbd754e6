"""Asks more than one thing at once."""

from collections.abc import Sequence

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.parsed import AUX, WH, Sentence

WHY = "It asks more than one question at once, so the better one gets lost."


def stacked(sentences: Sequence[Sentence]) -> list[Finding]:
    """A second question in the reply, or two joined in one sentence. Listed questions were asked for."""
    asking = [s for s in sentences if s.asks and not s.is_item]
    findings = [_finding(s, 0) for s in asking[1:]]
    for sentence in asking:
        second = _second_question(sentence)
        if second is not None:
            findings.append(_finding(sentence, second))
    return findings


def _second_question(sentence: Sentence) -> int | None:
    """Where "..., and what would she say?" begins behind a first question."""
    if sentence.question is None:
        return None
    for start in sentence.clauses:
        if start <= sentence.question + 1 or sentence.word(start - 1) not in ("and", "or", "then", ";", "so"):
            continue
        word, after = sentence.word(start), sentence.word(start + 1)
        if (
            word in WH
            and (after in AUX or word in ("who", "what", "which"))
            and sentence.word(start - 1) != "or"
        ):
            return start
        if word in WH and after in AUX:
            return start
        if word in AUX and after in ("you", "he", "she", "they", "it", "we"):
            return start
    return None


def _finding(sentence: Sentence, start: int) -> Finding:
    return Finding(FindingKind.STACKED, sentence.span(start, len(sentence.words)), WHY)
