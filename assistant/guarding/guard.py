"""The guard: rules over each sentence of a reply, one kind of finding a file.

The rules know English, not the writer. They share one parse of the sentence and one reading of
what the coachee said, and each is a pure function from those to findings.
"""

from collections.abc import Callable, Iterator, Sequence

from assistant.domain.guard import Finding, Verdict
from assistant.guarding.advice import advice
from assistant.guarding.assertion import assertions
from assistant.guarding.blame import blame
from assistant.guarding.closed import closed
from assistant.guarding.directive import directives
from assistant.guarding.evaluation import evaluations
from assistant.guarding.foreign import foreign
from assistant.guarding.invented import inventions
from assistant.guarding.judgement import judgements
from assistant.guarding.leading import leading
from assistant.guarding.parsed import Sentence, parse
from assistant.guarding.said import hear
from assistant.guarding.setting import Setting, read_setting
from assistant.guarding.stacked import stacked
from assistant.guarding.suggestion import suggestions

Rule = Callable[[Sentence, Setting], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    directives,
    advice,
    assertions,
    suggestions,
    leading,
    judgements,
    evaluations,
    blame,
    closed,
    inventions,
    foreign,
)


class RuleGuard:
    """Implements ``assistant.ports.Guard`` without a model. Holds no state."""

    def judge(self, reply: str, said: Sequence[str], permission: bool = False) -> Verdict:
        """Findings in the order of the reply's sentences.

        ``reply`` is a whole reply or one sentence of it, as it is streamed. ``said``: the coachee's
        messages, oldest first. ``permission``: options or a draft were asked for.
        """
        heard = hear(said)
        sentences = parse(reply)
        setting = read_setting(sentences, heard, permission)
        findings = [finding for s in sentences for rule in RULES for finding in rule(s, setting)]
        findings.extend(stacked(sentences))
        return Verdict(tuple(findings))
