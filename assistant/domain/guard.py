"""What the guard sees, and what it concludes."""

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """The guard's kinds, then those that only a draft held against its transcript can have."""

    DIRECTIVE = "directive"
    ADVICE = "advice"
    ADVICE_AS_QUESTION = "advice_as_question"
    LEADING = "leading"
    JUDGEMENT = "judgement"
    BLAME = "agreement_with_blame"
    CLOSED = "closed"
    STACKED = "stacked"
    INVENTED = "invented_fact"
    ECHO = "echo"
    REPEATED = "repeated"
    OFF_QUESTION = "off_question"
    TOO_LONG = "too_long"


MANAGING = frozenset(
    {
        FindingKind.DIRECTIVE,
        FindingKind.ADVICE,
        FindingKind.ADVICE_AS_QUESTION,
        FindingKind.LEADING,
        FindingKind.JUDGEMENT,
        FindingKind.BLAME,
    }
)
"""What tells, advises, judges, diagnoses or leads. The rest asks for a rewrite only."""


@dataclass(frozen=True, slots=True)
class Finding:
    kind: FindingKind
    span: str
    """The words of the reply, verbatim."""
    why: str
    """One plain sentence that a sales leader understands."""


@dataclass(frozen=True, slots=True)
class Verdict:
    findings: tuple[Finding, ...]

    @property
    def is_managing(self) -> bool:
        return any(f.kind in MANAGING for f in self.findings)

    @property
    def is_clean(self) -> bool:
        """Nothing to rewrite."""
        return not self.findings

    @property
    def name(self) -> str:
        return "managing" if self.is_managing else "coaching"
