"""Cypher, on the Neo4j store: read-only, bounded in rows and time; with the key where not all of the case is public."""

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from app.cypher import ask
from app.deps import ReaderDep

__all__ = ["router"]

router = APIRouter(tags=["cypher"])


class Question(BaseModel):
    """A query with its parameters."""

    model_config = ConfigDict(extra="forbid")

    query: str = Field(min_length=1, max_length=20_000, examples=["MATCH (c:Company) RETURN c.name LIMIT 5"])
    parameters: dict[str, Any] = Field({}, max_length=100)
    limit: int = Field(200, ge=1, le=1000, description="Rows at most.")


class Answer(BaseModel):
    """Rows of an answer. `truncated` says that more were there."""

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool


@router.post("/cypher", response_model=Answer)
def cypher(reader: ReaderDep, question: Question) -> Answer:
    """Ask the graph in Cypher (Neo4j store only)."""
    found = ask(reader)(question.query, question.parameters, question.limit)
    return Answer(columns=list(found.columns), rows=[list(row) for row in found.rows], truncated=found.truncated)
