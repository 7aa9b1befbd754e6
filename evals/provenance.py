"""Where a run comes from: the commit and the machine."""

import os
import platform
import subprocess
from pathlib import Path

_PROJECT = Path(__file__).resolve().parent.parent
CHANGES = "+changes"


def commit(project: Path = _PROJECT) -> str:
    """The commit's hash, with ``+changes`` where files differ from it; ``unknown`` outside a checkout."""
    # An installed package may lie inside somebody else's checkout, whose commit says nothing of it.
    if _git(project, "rev-parse", "--show-toplevel") != str(project):
        return "unknown"
    head = _git(project, "rev-parse", "HEAD")
    if not head:
        return "unknown"
    return head + CHANGES if _git(project, "status", "--porcelain", "--untracked-files=no") else head


def machine() -> str:
    """Such as ``Linux x86_64, 2 cores, Python 3.11.9``: nothing that names whose it is."""
    cores = os.cpu_count() or 1
    return f"{platform.system()} {platform.machine()}, {cores} cores, Python {platform.python_version()}"


def _git(project: Path, *words: str) -> str:
    """What git says, or nothing where it fails or isn't there."""
    try:
        done = subprocess.run(
            ["git", "-C", str(project), *words], capture_output=True, text=True, check=True, timeout=20
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()
