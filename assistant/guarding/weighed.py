"""The guard as it is used: the rules' findings, weighed by a second reader.

Rules and turns of phrase err in different places. A finding of the rules stands unless the second reader
finds the reply very much like coaching; where the rules find nothing, the second reader speaks up only
when it is sure. The bounds were set on examples that it hadn't learned from.
"""

from collections.abc import Sequence

from assistant.domain.guard import MANAGING, Finding, FindingKind, Verdict
from assistant.domain.words import bounded
from assistant.guarding.guard import RuleGuard
from assistant.guarding.second_reading import Weights, learned
from assistant.guarding.sentences import split

LIKE_COACHING = 0.25
"""Probability of managing below which a finding of the rules is dropped."""
LIKE_MANAGING = 0.7
"""Probability of managing above which there is a finding without a rule."""
ALONE = 0.95
"""The same for a single statement, which gives a reader little to go by."""
_WHY = "Put like this it tells or judges more than it asks."


class WeighedGuard:
    """Implements ``assistant.ports.Guard`` without a model. Holds no state."""

    def __init__(self, rules: RuleGuard | None = None, weights: Weights | None = None) -> None:
        self._rules = rules or RuleGuard()
        self._weights = weights or learned()

    def judge(self, reply: str, said: Sequence[str], permission: bool = False) -> Verdict:
        """As ``RuleGuard.judge``; ``reply`` is a whole reply or one sentence of it."""
        reply, said = bounded(reply), [bounded(text) for text in said]
        verdict = self._rules.judge(reply, said, permission)
        sentences = split(reply)
        likely = self._weights.probability(sentences, said, permission)
        if verdict.is_managing and likely < LIKE_COACHING:
            return Verdict(tuple(f for f in verdict.findings if f.kind not in MANAGING))
        is_statement = len(sentences) == 1 and "?" not in reply
        # Words that were asked for in quotes are the coachee's to say; what they say is not the coach's.
        is_draft = permission and any(mark in reply for mark in '“"')
        if not verdict.is_managing and not is_draft and likely > (ALONE if is_statement else LIKE_MANAGING):
            return Verdict((*verdict.findings, self._most_likely(sentences, said, permission)))
        return verdict

    def _most_likely(self, sentences: Sequence[str], said: Sequence[str], permission: bool) -> Finding:
        """The sentence that reads most like managing, as a finding."""
        worst = max(sentences, key=lambda s: self._weights.probability([s], said, permission)).strip()
        kind = FindingKind.ADVICE_AS_QUESTION if worst.rstrip("\"'”’)").endswith("?") else FindingKind.ADVICE
        return Finding(kind, worst, _WHY)
