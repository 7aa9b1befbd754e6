"""The trainer's report: JSON is its source, the page and the CSV are views of it; and two runs compared."""

from evals.report.build import build
from evals.report.compare import compare
from evals.report.trust import Trust
from evals.report.values import Report
from evals.report.write import write, write_comparison

__all__ = ["Report", "Trust", "build", "compare", "write", "write_comparison"]
