"""Whether the service and the store behind it answer."""

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from app.opening import Opener

__all__ = ["router"]

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """The service answers from this build."""

    status: str = Field(examples=["ok"])
    build_id: str


@router.get("/healthz", response_model=Health)
def health(request: Request) -> Health:
    """200 where the last build can be read; 503 with the reason where not."""
    opener: Opener = request.app.state.opener
    with opener(True) as reader:
        return Health(status="ok", build_id=reader.build()["build_id"])
