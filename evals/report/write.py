"""The files of a report and of a comparison."""

from pathlib import Path

from evals.report.compare import Comparison
from evals.report.csv import table
from evals.report.html import comparison_page, page
from evals.report.values import Report


def write(report: Report, out: Path) -> list[Path]:
    """``report.json``, ``report.html`` and ``report.csv`` in the folder ``out``, which is made."""
    out.mkdir(parents=True, exist_ok=True)
    texts = {
        "report.json": report.model_dump_json(indent=1) + "\n",
        "report.html": page(report),
        "report.csv": table(report),
    }
    for name, text in texts.items():
        (out / name).write_text(text, encoding="utf-8", newline="")
    return [out / name for name in texts]


def write_comparison(comparison: Comparison, file: Path) -> Path:
    """The page ``file``, and its source beside it under the same name with ``.json``. Returns the page."""
    file.parent.mkdir(parents=True, exist_ok=True)
    source = comparison.model_dump_json(indent=1) + "\n"
    file.with_suffix(".json").write_text(source, encoding="utf-8", newline="")
    file.write_text(comparison_page(comparison), encoding="utf-8", newline="")
    return file
