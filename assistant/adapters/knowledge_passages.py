"""The body of a framework file: its sections, passages, cues and questions."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.adapters.knowledge_front_matter import FrontMatter
from assistant.adapters.knowledge_markdown import Block, BlockKind, Section, blocks, refuse, sections
from assistant.adapters.knowledge_problems import Problems
from assistant.domain import knowledge_rules as rules
from assistant.domain.knowledge import Audience, Kind, Passage, Phase, Question

_ASK = re.compile(r"Ask (?P<whom>a leader|a rep|either)(?: \((?P<phase>\w+)\))?, to (?P<purpose>\S.*[^.\s])")
_WHOM = {"a leader": Audience.LEADER, "a rep": Audience.REP, "either": Audience.BOTH}
_CUES, _MEANINGS, _OPTIONS = "Heard as", "May mean", "Options"


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with the line it stands on, so that near copies can be shown."""

    question: Question
    line: int


class BodyReader:
    """Reads one file's body. ``passages`` holds what was sound; findings go to ``problems``."""

    def __init__(self, fields: FrontMatter, topics: Collection[str], problems: Problems) -> None:
        self._fields, self._topics, self._problems = fields, topics, problems
        self.passages: list[Passage] = []
        self.asked: list[AskedQuestion] = []

    def read(self, text: str) -> None:
        add = self._problems.add
        content = blocks(text, self._problems)
        start = content[0].line if content else 1
        title = f"# {self._fields.name}"
        if not content or content[0].level != 1 or content[0].text != self._fields.name:
            add(start, "the title isn't the framework's name", f"begin with {title}")
        before, parts = sections(content[1:], 2)
        for block in before:
            if block.kind is not BlockKind.PARAGRAPH:
                refuse([block], "before the first section", self._problems)
        if not any(block.kind is BlockKind.PARAGRAPH for block in before):
            add(start, "no introduction", f"write a short paragraph below {title}")
        if not parts:
            add(start, "no section", "add a heading such as ## Goal with its passages")
        if self._fields.kind is Kind.MODEL:
            self._read_stages(parts)
        else:
            self._read_headings(parts)

    def _read_headings(self, parts: Sequence[Section]) -> None:
        keys = [slug(part.heading.text) for part in parts]
        for place, part in enumerate(parts):
            if keys[place] in keys[:place]:
                what = f"section {part.heading.text!r} comes twice"
                self._problems.add(part.heading.line, what, "put its passages together")
            self._read_section(part, keys[place], None)

    def _read_stages(self, parts: Sequence[Section]) -> None:
        expected = [stage.name for stage in self._fields.stages]
        headings = [part.heading.text for part in parts]
        for place, part in enumerate(parts):
            name = part.heading.text
            if name not in expected:
                mend = f"the stages are {', '.join(expected)}"
                self._problems.add(part.heading.line, f"section {name!r} is no stage", mend)
            elif name in headings[:place]:
                what = f"stage {name!r} comes twice"
                self._problems.add(part.heading.line, what, "put its passages together")
            elif [h for h in expected if h in headings].index(name) != place:
                mend = f"keep the order {', '.join(expected)}"
                self._problems.add(part.heading.line, f"stage {name!r} is out of order", mend)
        for stage in self._fields.stages:
            if stage.name not in headings:
                line = parts[-1].heading.line if parts else 1
                self._problems.add(line, f"stage {stage.name!r} has no section", f"add ## {stage.name}")
            for part in parts:
                if part.heading.text == stage.name:
                    self._read_section(part, stage.id, stage.phase)

    def _read_section(self, part: Section, key: str, phase: Phase | None) -> None:
        before, found = sections(part.blocks, 3)
        refuse(before, "between a section's heading and its first passage", self._problems)
        if not found:
            mend = f"add ### {self._fields.id}/{key}/1"
            self._problems.add(part.heading.line, f"section {part.heading.text!r} has no passage", mend)
        for number, section in enumerate(found, 1):
            expected = f"{self._fields.id}/{key}/{number}"
            if section.heading.text != expected:
                what = f"passage id {section.heading.text!r} is not the next one here"
                self._problems.add(section.heading.line, what, f"write ### {expected}")
            self._read_passage(section, expected, key if phase else None, phase)

    def _read_passage(self, section: Section, id: str, stage: str | None, phase: Phase | None) -> None:
        before, parts = sections(section.blocks, 4)
        audience, topics = self._read_labels(section.heading, before[:1])
        text = self._read_text(section.heading, before[1:])
        cues = self._read_lines(section.heading, parts, _CUES, rules.CUES)
        meanings = self._read_lines(section.heading, parts, _MEANINGS, rules.MEANINGS)
        options = self._read_lines(section.heading, parts, _OPTIONS, rules.OPTIONS, needed=False)
        questions: list[Question] = []
        for part in parts:
            if part.heading.text not in (_CUES, _MEANINGS, _OPTIONS):
                questions += self._read_questions(part, id, len(questions), phase)
        if not questions:
            what = f"passage {id} has no question"
            self._problems.add(section.heading.line, what, "add #### Ask either, to ...")
        self.passages.append(
            Passage(
                id,
                self._fields.id,
                stage,
                audience,
                topics,
                text,
                cues,
                meanings,
                tuple(questions),
                options,
            )
        )

    def _read_labels(self, heading: Block, found: Sequence[Block]) -> tuple[Audience, tuple[str, ...]]:
        """The lines ``Audience: both`` and ``Topics: a, b``."""
        labels: dict[str, tuple[str, int]] = {}
        for place, line in enumerate(found[0].text.split("\n") if found else ()):
            name, colon, value = line.partition(":")
            at = found[0].line + place
            if not colon or name not in ("Audience", "Topics") or name in labels:
                self._problems.add(at, f"{line[:40]!r} is neither audience nor topics", _LABELS)
            labels[name] = (value.strip(), at)
        for name in ("Audience", "Topics"):
            if name not in labels:
                self._problems.add(heading.line, f"{name} is missing", _LABELS)
        audience, at = labels.get("Audience", ("both", 0))
        if audience not in set(Audience):
            self._problems.add(at, f"audience {audience!r} is unknown", f"use {', '.join(Audience)}")
            audience = "both"
        listed, at = labels.get("Topics", ("", 0))
        topics = tuple(topic.strip() for topic in listed.split(",")) if listed else ()
        for place, topic in enumerate(topics):
            if topic not in self._topics:
                mend = f"use topics from the list: {', '.join(self._topics)}"
                self._problems.add(at, f"topic {topic!r} is not in the list", mend)
            elif topic in topics[:place]:
                self._problems.add(at, f"topic {topic!r} comes twice", "name it once")
        if "Topics" in labels and not topics:
            self._problems.add(at, "no topic", "name at least one from the list")
        return Audience(audience), topics

    def _read_text(self, heading: Block, found: Sequence[Block]) -> str:
        paragraphs = [block for block in found if block.kind is BlockKind.PARAGRAPH]
        refuse([block for block in found if block not in paragraphs], "in a passage", self._problems)
        if len(paragraphs) != 1:
            line = paragraphs[1].line if paragraphs else heading.line
            what = f"a passage of {len(paragraphs)} paragraphs"
            self._problems.add(line, what, "write one paragraph below audience and topics")
        text = " ".join(" ".join(block.text for block in paragraphs).split())
        if len(paragraphs) == 1 and (words := len(text.split())) not in rules.PASSAGE_WORDS:
            what = f"the passage has {words} words"
            self._problems.add(paragraphs[0].line, what, _between(rules.PASSAGE_WORDS, "words"))
        return text

    def _read_lines(
        self, heading: Block, parts: Sequence[Section], name: str, wanted: range, needed: bool = True
    ) -> tuple[str, ...]:
        """The quoted lines below the heading ``name``."""
        found = [part for part in parts if part.heading.text == name]
        if len(found) > 1 or (needed and not found):
            mend = f"write one heading #### {name}, its lines quoted with >"
            self._problems.add(heading.line, f"{name!r} stands {len(found)} times in this passage", mend)
        lines: list[Block] = []
        for part in found:
            lines += [block for block in part.blocks if block.kind is BlockKind.QUOTE]
            others = [block for block in part.blocks if block.kind is not BlockKind.QUOTE]
            refuse(others, f"below {name!r}", self._problems)
            if len(lines) not in wanted:
                what = f"{name!r} has {len(lines)} lines"
                self._problems.add(part.heading.line, what, _between(wanted, "lines, each quoted with >"))
        said = [line.text.lower() for line in lines]
        for place, line in enumerate(lines):
            if said[place] in said[:place]:
                self._problems.add(line.line, f"{name!r} has this line twice", "keep one")
            if name == _MEANINGS:
                self._problems.add_flaws(line.line, rules.meaning_flaws(line.text))
        return tuple(line.text for line in lines)

    def _read_questions(self, part: Section, id: str, before: int, phase: Phase | None) -> list[Question]:
        heading = part.heading
        read = _ASK.fullmatch(heading.text)
        if not read:
            mend = "use Heard as, May mean, Options, or Ask a leader|a rep|either, to ... (no full stop)"
            self._problems.add(heading.line, f"heading {heading.text!r} is unknown", mend)
            return []
        named = read["phase"]
        if named and named not in set(Phase):
            self._problems.add(heading.line, f"phase {named!r} is unknown", f"use {', '.join(Phase)}")
        elif named and phase:
            self._problems.add(heading.line, "a phase in a model", "leave it out: the stage says it")
        elif not named and not phase:
            mend = f"write it after the audience: Ask {read['whom']} (explore), to ..."
            self._problems.add(heading.line, "no phase, and only a model has stages", mend)
        phase = phase or (Phase(named) if named in set(Phase) else Phase.EXPLORE)
        refuse([b for b in part.blocks if b.kind is not BlockKind.ITEM], "below Ask", self._problems)
        items = [block for block in part.blocks if block.kind is BlockKind.ITEM]
        if not items:
            self._problems.add(heading.line, "no question below this heading", "add a line - What ...?")
        audience = _WHOM[read["whom"]]
        questions = []
        for number, item in enumerate(items, before + 1):
            flaws = rules.question_flaws(item.text, for_rep=audience is not Audience.LEADER)
            self._problems.add_flaws(item.line, flaws)
            question = Question(f"{id}#{number}", item.text, audience, phase, read["purpose"])
            questions.append(question)
            self.asked.append(AskedQuestion(question, item.line))
        return questions


_LABELS = "write Audience: leader|rep|both and, on the next line, Topics: and a list"


def _between(wanted: range, what: str) -> str:
    return f"write {wanted.start} to {wanted.stop - 1} {what}"


def slug(heading: str) -> str:
    """A heading as it stands in a passage's id."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")
