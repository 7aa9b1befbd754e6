"""Other people's sessions, to stand beside a leader's figures. They say nothing of her, and gate nothing.

AnnoMI: filmed demonstrations of motivational interviewing on health questions, transcribed and labelled by
experts, each shown as an example of good or of poor counselling (Wu et al. 2023, doi:10.3390/fi15030110).
The figures are computed from its labels and its words. None of its text is in this project.
"""

from dataclasses import dataclass
from typing import Literal

Figure = Literal["advice", "reflections_to_questions", "share_of_words"]


@dataclass(frozen=True, slots=True)
class Band:
    figure: Figure
    good: float
    poor: float


BANDS = (
    Band("advice", 0.017, 0.15),
    Band("reflections_to_questions", 0.99, 0.26),
    Band("share_of_words", 0.52, 0.62),
)
"""Turns of the counsellor's that advise; her reflections for each question; her share of the words."""

WHOSE = (
    "Beside them stand other people's sessions: filmed examples of good and of poor counselling on health "
    "questions (AnnoMI, Wu et al. 2023; figures computed from its labels). They are not sales, and not 1:1s."
)
NO_PRAISE = (
    "Neither how many questions are asked nor how many of them are open tells the good sessions from the "
    "poor ones there. What the other person did with a question shows in the talk itself."
)
