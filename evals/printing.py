"""How the suite's own commands end: with what they print, or with one line that says what is wrong."""

import sys
from collections.abc import Callable

from evals.errors import EvalError


def printed(make: Callable[[], str]) -> int:
    """Prints what ``make`` makes, or the error that it raises. Returns the exit code."""
    try:
        print(make())
    except EvalError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0
