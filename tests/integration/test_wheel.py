"""The built wheel: all in it that has to be, and the base coaches alone, with none of the extras."""

import subprocess
import sys
import venv
import zipfile
from collections.abc import Mapping
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

EXTRAS_ONLY = (
    "chromadb",
    "onnxruntime",
    "tokenizers",
    "openai",
    "langchain_core",
    "langchain_openai",
    "pytest",
)


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=checkout, capture_output=True, check=True)
    [built] = folder.glob("askfirst-*.whl")
    return built


def base_closure() -> set[str]:
    """The distributions that ``pip install askfirst`` without extras would bring."""
    wanted, found = [Requirement("askfirst")], set()
    while wanted:
        requirement = wanted.pop()
        for line in distribution(requirement.name).requires or ():
            needed = Requirement(line)
            if needed.marker is None or any(
                needed.marker.evaluate({"extra": extra}) for extra in requirement.extras or {""}
            ):
                if canonicalize_name(needed.name) not in found:
                    wanted.append(needed)
                found.add(canonicalize_name(needed.name))
    return found


@pytest.fixture(scope="module")
def base_python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has the wheel and the base's dependencies, and no network was needed to make it."""
    folder = tmp_path_factory.mktemp("base install")
    venv.create(folder, with_pip=False, symlinks=True)
    [site] = folder.glob("lib/python*/site-packages")
    for name in base_closure():
        installed = distribution(name)
        for top in {
            file.parts[0] for file in installed.files or () if file.parts[0] not in ("..", "__pycache__")
        }:
            here = site / top
            if not here.exists():
                here.symlink_to(Path(str(installed.locate_file(top))))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return folder / "bin" / "python"


def askfirst(
    python: Path, *args: str, cwd: Path, said: str = "", env: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    # Nothing but the installation counts: no checkout beside it, no path from outside.
    environment = {"ASKFIRST_DATA": str(cwd / "data"), "PATH": "/usr/bin:/bin", **(env or {})}
    command = [str(python), "-I", "-m", "assistant", *args]
    return subprocess.run(
        command, cwd=cwd, env=environment, input=said, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_wheel_holds_code_data_and_notices(wheel: Path, checkout: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder in ("knowledge", "prompts"):
        shipped = {p.relative_to(checkout) for p in (checkout / folder).rglob("*") if p.is_file()}
        assert shipped
        assert {f"assistant/shipped/{path.as_posix()}" for path in shipped} <= names
    beside_code = {p.relative_to(checkout) for p in (checkout / "assistant").rglob("*.txt")}
    assert {path.as_posix() for path in beside_code} <= names
    for name in ("assistant/py.typed", "api/app.py", "evals/__init__.py"):
        assert name in names
    assert {"LICENSE", "NOTICE"} <= {Path(name).name for name in names if "/licenses/" in name}
    assert not any(name.startswith(("tests/", "docs/")) for name in names)


def test_the_command_is_declared(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        [entry] = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        assert "askfirst = assistant.cli.main:main" in archive.read(entry).decode()


def test_the_base_has_none_of_the_extras(base_python: Path, tmp_path: Path) -> None:
    script = f"from importlib.util import find_spec; print([n for n in {EXTRAS_ONLY!r} if find_spec(n)])"
    ran = subprocess.run([str(base_python), "-I", "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_the_base_coaches_and_cites(base_python: Path, tmp_path: Path) -> None:
    said = "I lost the Acme deal on price.\n/why\n"
    ran = askfirst(base_python, "chat", "--as", "rep", cwd=tmp_path, said=said)
    assert ran.returncode == 0, ran.stderr
    assert "?" in ran.stdout
    assert "/" in ran.stdout.split("[", 1)[1].split("]")[0]


def test_the_base_finds_passages_by_words(base_python: Path, tmp_path: Path) -> None:
    ran = askfirst(base_python, "search", "he says yes to everything", "--json", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert '"framework"' in ran.stdout


def test_the_base_says_what_it_lacks(base_python: Path, tmp_path: Path) -> None:
    ran = askfirst(base_python, "doctor", cwd=tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "install askfirst[vectors]" in ran.stdout


def test_a_model_without_its_extra_is_one_line(base_python: Path, tmp_path: Path) -> None:
    ran = askfirst(base_python, "chat", cwd=tmp_path, env={"ASKFIRST_MODEL": "m"})
    assert ran.returncode == 2
    assert "install askfirst[model]" in ran.stderr
    assert ran.stderr.count("\n") == 1
