"""The mirror and the practice 1:1, put together."""

from typing import TYPE_CHECKING

from assistant import bootstrap
from assistant.domain.knowledge import Knowledge
from assistant.domain.mirror import LineKind, Rewrite
from assistant.ports import ChatModel
from assistant.prompt_library import PromptLibrary
from assistant.settings import Settings
from assistant.shipped import shipped_folder

if TYPE_CHECKING:
    from assistant.mirroring.mirror import Rewriter
    from assistant.rehearsing.rehearsal import Rehearsal


def build_mirror(settings: Settings, knowledge: Knowledge | None = None) -> "Rewriter":
    """Other ways to ask what a line asks, clean by the guard and open by our own reading.

    ``knowledge``: as it was loaded already; without it, it is loaded here.
    Raises ``ContentError`` for a broken framework or a broken rewording.
    """
    from assistant.adapters.knowledge_rewrites import load_rewordings
    from assistant.mirroring.kinds import read_line
    from assistant.mirroring.rewriting import rewrites

    knowledge, guard = knowledge or bootstrap.build_knowledge(settings), bootstrap.build_guard()
    rewordings = load_rewordings(shipped_folder("knowledge") / "rewrites.yaml", knowledge)

    def is_open(text: str) -> bool:
        return read_line(text).kind is LineKind.OPEN

    def rewriter(line: str, kind: LineKind) -> tuple[Rewrite, ...]:
        return rewrites(line, kind, rewordings, knowledge, guard, is_open=is_open)

    return rewriter


def build_rehearsal(
    settings: Settings, model: ChatModel | None = None, knowledge: Knowledge | None = None
) -> "Rehearsal":
    """Practices with invented reps, ours and the team's own; in a model's words where one is set up.

    ``model`` stands in for the one that is set up, ``knowledge`` for loading it here.

    Raises ``ContentError`` for a broken file, ``ConfigurationError`` for a model that can't be used.
    """
    from assistant.adapters.knowledge_rehearsals import folders_of as rehearsals_of
    from assistant.adapters.knowledge_rehearsals import load_cast
    from assistant.mirroring.kinds import asks_or_tells, lines_of, read_line, reflects
    from assistant.mirroring.mirror import picture_of_talk
    from assistant.rehearsing.aside import SteppingAside
    from assistant.rehearsing.hearing import Readers
    from assistant.rehearsing.rehearsal import Rehearsal
    from assistant.rehearsing.speaking import Speaking

    prompts = PromptLibrary.load(shipped_folder("prompts"))
    model = model or bootstrap.build_model(settings)
    knowledge = knowledge or bootstrap.build_knowledge(settings)
    about = bootstrap.about(settings, model)
    return Rehearsal(
        cast=load_cast(rehearsals_of([shipped_folder("knowledge"), *settings.knowledge_folders])),
        readers=Readers(read_line, lines_of, asks_or_tells, reflects),
        aside=SteppingAside(knowledge, prompts, about, bootstrap.build_guard()),
        prompts=prompts,
        holds_up=picture_of_talk,
        speaking=Speaking(model, prompts, settings.turn_seconds) if model else None,
    )
