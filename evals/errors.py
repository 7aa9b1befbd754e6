"""Every error the suite raises on purpose, apart from the product's: the instrument shares nothing with it.

EvalError
├── DatasetError    a line of a data set or of an input file can't be read; names file and line
├── RubricError     a rubric or a prompt of the suite breaks its schema
└── RunError        a run can't be started, resumed or read
"""


class EvalError(Exception):
    """``str(error)`` is one line that says what was wrong, where, and what to do."""

    exit_code = 2


class DatasetError(EvalError):
    """A line of a file can't be read."""

    def __init__(self, path: str, line: int, what: str, mend: str) -> None:
        super().__init__(f"{path}:{line}: {what}; {mend}")
        self.path, self.line = path, line


class RubricError(EvalError):
    """A rubric or a prompt of the suite breaks its schema."""


class RunError(EvalError):
    """A run can't be started, resumed or read."""
