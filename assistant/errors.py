"""Every error Askfirst raises on purpose.

    AskfirstError
    ├── UsageError            what was asked for can't be: a wrong option, a missing file, a bad line
    │   ├── InputLineError    one line of a JSONL file
    │   └── TranscriptLineError  one line of a transcript
    ├── ConfigurationError    a setting is missing or wrong
    ├── ContentError          a framework or a prompt breaks its schema; names file and line
    ├── RetrievalError        the index of passages can't be built or opened
    ├── PortInUseError        the server's port is taken
    ├── StoreError            what is kept can't be read or written
    └── ModelError            the language model
        ├── ModelUnreachable  no answer at its address
        ├── ModelRefused      the key or the model name was refused
        └── ModelTooLate      past the turn's deadline

Each says what was wrong, where, and what to do. A person sees ``str(error)``, one line, and
never a traceback; ``exit_code`` is what a command ends with.
"""


class AskfirstError(Exception):
    exit_code = 1


class UsageError(AskfirstError):
    exit_code = 2


class InputLineError(UsageError):
    """One line of an input file can't be read."""

    def __init__(self, path: str, line: int, what: str, mend: str) -> None:
        super().__init__(f"{path}:{line}: {what}; {mend}")
        self.path, self.line = path, line


class TranscriptLineError(UsageError):
    """One line of a transcript can't be read."""

    def __init__(self, path: str, line: int, what: str, mend: str) -> None:
        super().__init__(f"{path}:{line}: {what}; {mend}")
        self.path, self.line, self.what, self.mend = path, line, what, mend


class ConfigurationError(AskfirstError):
    exit_code = 2


class ContentError(AskfirstError):
    """A framework or a prompt breaks its schema."""

    def __init__(self, path: str, line: int, what: str, mend: str) -> None:
        super().__init__(f"{path}:{line}: {what}; {mend}")
        self.path, self.line, self.what, self.mend = path, line, what, mend


class RetrievalError(AskfirstError):
    """The index of passages can't be built or opened."""


class PortInUseError(AskfirstError):
    """The server's port is taken."""


class StoreError(AskfirstError):
    """The database can't be reached, read or written."""


class ModelError(AskfirstError):
    """The language model can't be used for this draft."""


class ModelUnreachable(ModelError):
    """No answer at the model's address."""


class ModelRefused(ModelError):
    """The key or the model's name was refused."""


class ModelTooLate(ModelError):
    """Past the turn's deadline."""
