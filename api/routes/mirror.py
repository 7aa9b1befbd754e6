"""``POST /v1/mirror``: a plan or a transcript, held up. Nothing of it is kept, and nothing logged."""

from collections.abc import Callable

from fastapi import APIRouter
from starlette.responses import Response

from api.errors import ApiError
from api.schemas.mirror import MirrorAnswer, MirrorRequest, answer_of
from assistant.domain.mirror import Transcript
from assistant.errors import TranscriptLineError
from assistant.mirroring.leader import Leader, find_leader
from assistant.mirroring.mirror import Rewriter, picture_of_plan, picture_of_talk
from assistant.mirroring.transcripts import Format, planned, read_as


def mirror_routes(rewriter: Callable[[], Rewriter]) -> APIRouter:
    """``rewriter`` is asked for with the first request, and answers the same one each time."""
    router = APIRouter()

    # No coroutine: reading a long transcript takes seconds, in which others want to be answered.
    @router.post("/v1/mirror", response_model=MirrorAnswer)
    def hold_up(body: MirrorRequest) -> Response:
        answer = _mirrored(body, rewriter())
        return Response(
            answer.model_dump_json(), media_type="application/json", headers={"cache-control": "no-store"}
        )

    return router


def _mirrored(body: MirrorRequest, rewriter: Rewriter) -> MirrorAnswer:
    transcript, form = _read(body)
    if transcript.is_plan:
        return answer_of(picture_of_plan(transcript), form, rewriter)
    return answer_of(picture_of_talk(transcript, _leader(transcript, body.me)), form, rewriter)


def _read(body: MirrorRequest) -> tuple[Transcript, Format]:
    if body.questions is not None:
        return planned(body.questions), Format.PLANNED
    try:
        return read_as(body.text or "", "text")
    except TranscriptLineError as error:
        message = f"Invalid 'text': line {error.line}: {error.what}; {error.mend}"
        raise ApiError(400, message, param="text", code="invalid_transcript") from None


def _leader(transcript: Transcript, me: str | None) -> Leader:
    if leader := find_leader(transcript, me):
        return leader
    what = "Nobody is called that" if me is not None else "It isn't clear which speaker you are"
    message = f"{what}; send 'me' with one of these names: {', '.join(transcript.speakers[:20])}"
    raise ApiError(400, message, param="me", code="unclear_speaker")
