"""``GET /v1/models``: one model a role."""

import time

from fastapi import APIRouter

from api.conversations import MODELS, role_of
from api.schemas.answers import Model, ModelList


def model_routes() -> APIRouter:
    router = APIRouter(prefix="/v1/models")
    started = int(time.time())

    @router.get("")
    async def list_models() -> ModelList:
        return ModelList(data=[Model(id=id, created=started) for id in MODELS])

    # A path, so that a name such as "openai/gpt" is an unknown model and not an unknown address.
    @router.get("/{id:path}")
    async def show_model(id: str) -> Model:
        role_of(id)
        return Model(id=id, created=started)

    return router
