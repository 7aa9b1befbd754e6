"""Where a run comes from."""

import getpass
import platform
import subprocess
from pathlib import Path

import pytest

from evals.provenance import CHANGES, commit, machine


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "project"
    folder.mkdir()
    git(folder, "init", "-q")
    (folder / "file").write_text("one")
    git(folder, "add", "file")
    git(folder, "commit", "-q", "-m", "one")
    return folder


def test_the_commit_says_whether_files_differ_from_it(project: Path) -> None:
    clean = commit(project)
    assert len(clean) == 40
    (project / "file").write_text("two")
    assert commit(project) == clean + CHANGES


def test_a_package_inside_somebody_elses_checkout_has_no_commit(project: Path, tmp_path: Path) -> None:
    (project / "inside").mkdir()
    assert commit(project / "inside") == "unknown"
    assert commit(tmp_path / "nowhere") == "unknown"


def test_the_machine_is_told_and_not_whose_it_is() -> None:
    assert platform.machine() in machine()
    assert platform.node() not in machine() or platform.node() in (platform.system(), "")
    assert getpass.getuser() not in machine()
