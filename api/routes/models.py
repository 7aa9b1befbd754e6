"""``GET /v1/models``: one model a role, and those of the journeys that are listed by setting."""

import time
from collections.abc import Collection

from fastapi import APIRouter

from api.conversations import MODELS, Journeys, asked_of, model_of
from api.schemas.answers import Model, ModelList


def model_routes(journeys: Journeys, listed: Collection[str]) -> APIRouter:
    """Each journey is served; of those ``listed`` a client shows its person the name."""
    router = APIRouter(prefix="/v1/models")
    started = int(time.time())
    names = (*MODELS, *(model_of(id) for id in journeys if id in listed))

    @router.get("")
    async def list_models() -> ModelList:
        return ModelList(data=[Model(id=id, created=started) for id in names])

    # A path, so that a name such as "openai/gpt" is an unknown model and not an unknown address.
    @router.get("/{id:path}")
    async def show_model(id: str) -> Model:
        asked_of(id, journeys)
        return Model(id=id, created=started)

    return router
