"""The body of a journey file: its parts, what fills them, and their questions."""

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.adapters.knowledge_markdown import Block, BlockKind, Section, blocks, refuse, sections
from assistant.adapters.knowledge_problems import Problems
from assistant.domain import knowledge_rules as rules
from assistant.domain.conversation import Role
from assistant.domain.journey import MADE, Part, PartQuestion, Takes
from assistant.domain.knowledge import Audience, Framework, Knowledge, Phase, Question
from assistant.reading.tellings import KINDS

LABELS = (
    "Id", "Takes", "Cues", "Asked", "Stage", "Hears", "Called", "Calendar", "Audience", "Short",
)  # fmt: skip
ALWAYS_MADE = MADE - {Takes.QUESTIONS, Takes.CLOSING, Takes.REQUEST, Takes.THEMES}
"""What is never empty, and so needs no words for it."""

MOST_ASKED = 20

_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_QUESTION = re.compile(r"(?P<text>.*\S)\s+\[(?P<passage>[^\[\]]+)\]")


class PartsReader:
    """Reads one file's body; findings go to ``problems``."""

    def __init__(
        self,
        journey: str,
        name: str,
        roles: Sequence[Role],
        guide: Framework | None,
        knowledge: Knowledge,
        problems: Problems,
    ) -> None:
        self._journey, self._name, self._problems = journey, name, problems
        self._is_for_rep = Role.REP in roles
        self._guide, self._knowledge = guide, knowledge

    def read(self, text: str) -> list[Part]:
        content = blocks(text, self._problems)
        start = content[0].line if content else 1
        if not content or content[0].level != 1 or content[0].text != self._name:
            self._problems.add(start, "the title isn't the journey's name", f"begin with # {self._name}")
        before, found = sections(content[1:], 2)
        refuse([b for b in before if b.kind is not BlockKind.PARAGRAPH], "before the parts", self._problems)
        if not found:
            self._problems.add(start, "no part", "add a heading such as ## What I've seen, with its labels")
        parts = [self._part(section) for section in found]
        self._compare(parts, found)
        return parts

    def _part(self, section: Section) -> Part:
        heading, inner = section.heading, section.blocks
        labels = self._labels(heading, inner[:1])
        id = self._said(labels, "Id", heading, _SLUG.fullmatch, "lower-case letters, digits and hyphens")
        takes = self._takes(labels, heading)
        asked = self._number(labels)
        self._problems.add_flaws(heading.line, rules.slot_flaws(heading.text))
        empty = self._empty(heading, inner[1:], takes)
        stage, phase = self._stage(labels, heading, asked)
        questions = self._questions(inner[1:], id, phase)
        if asked is not None and not questions:
            self._problems.add(
                heading.line, "a part that is asked for has no question", "add a line - What ...?"
            )
        if questions and asked is None and takes is not Takes.THEMES:
            self._problems.add(heading.line, "questions, and the part isn't asked for", "add Asked: 1 or so")
        hears = self._list(labels, "Hears")
        for passage in hears:
            self._known(passage, labels["Hears"][1])
        return Part(
            id=id,
            heading=heading.text,
            takes=takes,
            cues=self._cues(labels),
            empty=empty,
            asked=asked,
            stage=stage,
            questions=questions,
            hears=hears,
            called=tuple(name.lower() for name in self._list(labels, "Called")),
            calendar=self._calendar(labels, takes, heading),
            audience=self._audience(labels),
            is_short=self._is_short(labels),
        )

    def _labels(self, heading: Block, found: Sequence[Block]) -> Mapping[str, tuple[str, int]]:
        """The lines ``Id: agenda`` and so on, each with its line."""
        labels: dict[str, tuple[str, int]] = {}
        if not found or found[0].kind is not BlockKind.PARAGRAPH:
            self._problems.add(
                heading.line, "a part without labels", "write Id: and Takes: below its heading"
            )
            return labels
        for place, line in enumerate(found[0].text.split("\n")):
            name, colon, value = line.partition(":")
            at = found[0].line + place
            if not colon or name not in LABELS:
                self._problems.add(at, f"unknown label {name[:40]!r}", f"use one of {', '.join(LABELS)}")
            elif name in labels:
                self._problems.add(at, f"label `{name}` comes twice", "keep one")
            elif not value.strip():
                self._problems.add(at, f"label `{name}` is empty", "give it a value, or take it out")
            else:
                labels[name] = (value.strip().strip('"'), at)
        return labels

    def _said(
        self,
        labels: Mapping[str, tuple[str, int]],
        name: str,
        heading: Block,
        holds: Callable[[str], object],
        wanted: str,
    ) -> str:
        if name not in labels:
            self._problems.add(heading.line, f"label `{name}` is missing", f"add {name}: with {wanted}")
            return ""
        value, line = labels[name]
        if not holds(value):
            self._problems.add(line, f"`{name}` is {value!r}", f"use {wanted}")
        return value

    def _takes(self, labels: Mapping[str, tuple[str, int]], heading: Block) -> Takes:
        wanted = ", ".join(Takes)
        value = self._said(labels, "Takes", heading, set(Takes).__contains__, f"one of {wanted}")
        return Takes(value) if value in set(Takes) else Takes.ANSWER

    def _cues(self, labels: Mapping[str, tuple[str, int]]) -> tuple[str, ...]:
        cues = self._list(labels, "Cues")
        for cue in cues:
            if cue not in KINDS:
                mend = f"use some of {', '.join(KINDS)}"
                self._problems.add(labels["Cues"][1], f"cue {cue!r} is no kind of telling", mend)
        return cues

    def _number(self, labels: Mapping[str, tuple[str, int]]) -> int | None:
        if "Asked" not in labels:
            return None
        value, line = labels["Asked"]
        if not value.isdecimal() or not 1 <= int(value) <= MOST_ASKED:
            self._problems.add(line, f"`Asked` is {value!r}", "write its place, from 1")
            return None
        return int(value)

    def _stage(
        self, labels: Mapping[str, tuple[str, int]], heading: Block, asked: int | None
    ) -> tuple[str | None, Phase]:
        stages = {stage.id: stage.phase for stage in self._guide.stages} if self._guide else {}
        if "Stage" not in labels:
            if asked is not None:
                mend = f"add Stage: with one of {', '.join(stages)}"
                self._problems.add(heading.line, "a part that is asked for has no stage", mend)
            return None, Phase.EXPLORE
        value, line = labels["Stage"]
        if stages and value not in stages:
            self._problems.add(line, f"stage {value!r} is none of the guide's", f"use {', '.join(stages)}")
        return value, stages.get(value, Phase.EXPLORE)

    def _empty(self, heading: Block, inner: Sequence[Block], takes: Takes) -> str | None:
        quotes = [block for block in inner if block.kind is BlockKind.QUOTE]
        if takes in ALWAYS_MADE:
            refuse(quotes, "in a part that is never empty", self._problems)
            return None
        if not quotes:
            mend = "write > and what it says and asks as long as nothing fills it"
            self._problems.add(heading.line, "no words for the empty part", mend)
            return None
        text = " ".join(quote.text for quote in quotes)
        self._problems.add_flaws(quotes[0].line, rules.slot_flaws(text))
        return text

    def _questions(self, inner: Sequence[Block], id: str, phase: Phase) -> tuple[PartQuestion, ...]:
        stray = [b for b in inner if b.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)]
        refuse(stray, "below a part's labels", self._problems)
        found = []
        for number, item in enumerate((b for b in inner if b.kind is BlockKind.ITEM), 1):
            read = _QUESTION.fullmatch(item.text)
            if not read:
                mend = "end it with the passage it rests on, as [grow/goal/2]"
                self._problems.add(item.line, "a question that rests on no passage", mend)
                continue
            text, passage = read["text"], read["passage"].strip()
            self._problems.add_flaws(item.line, rules.question_flaws(text, for_rep=self._is_for_rep))
            self._known(passage, item.line)
            question = Question(f"{self._journey}/{id}#{number}", text, Audience.BOTH, phase, "")
            found.append(PartQuestion(question, passage))
        return tuple(found)

    def _known(self, passage: str, line: int) -> None:
        if self._knowledge.passage(passage) is None:
            what = f"there is no passage {passage!r}"
            self._problems.add(line, what, "name one by its id, as grow/goal/2")

    def _calendar(self, labels: Mapping[str, tuple[str, int]], takes: Takes, heading: Block) -> str | None:
        if "Calendar" in labels:
            if takes in MADE:
                self._problems.add(
                    labels["Calendar"][1], "nothing is said in this part", "take Calendar: out"
                )
            return labels["Calendar"][0]
        if takes is Takes.DATE:
            mend = "add Calendar: with a title that others may see"
            self._problems.add(heading.line, "a date without a title for the calendar", mend)
        return None

    def _audience(self, labels: Mapping[str, tuple[str, int]]) -> Audience:
        value, line = labels.get("Audience", ("rep", 0))
        if value not in set(Audience):
            self._problems.add(line, f"audience {value!r} is unknown", f"use {', '.join(Audience)}")
            return Audience.REP
        return Audience(value)

    def _is_short(self, labels: Mapping[str, tuple[str, int]]) -> bool:
        value, line = labels.get("Short", ("no", 0))
        if value not in ("yes", "no"):
            self._problems.add(line, f"`Short` is {value!r}", "write yes, or take it out")
        return value == "yes"

    def _list(self, labels: Mapping[str, tuple[str, int]], name: str) -> tuple[str, ...]:
        return tuple(v.strip() for v in labels[name][0].split(",") if v.strip()) if name in labels else ()

    def _compare(self, parts: Sequence[Part], found: Sequence[Section]) -> None:
        """No two parts with one id or one place; nothing written before a colon means two of them."""
        for place, (part, section) in enumerate(zip(parts, found, strict=True)):
            before = parts[:place]
            line = section.heading.line
            if part.id and part.id in {other.id for other in before}:
                self._problems.add(line, f"id {part.id!r} comes twice", "give it an id of its own")
            if part.asked is not None and part.asked in {other.asked for other in before}:
                self._problems.add(
                    line, f"place {part.asked} comes twice", "number what is asked for in order"
                )
            for name in part.called:
                if any(name in other.called for other in before):
                    self._problems.add(line, f"{name!r} is called twice", "keep it with one part")
