"""The schema that the graph follows: kinds of node and predicates, as pages and programs name them."""

from fastapi import APIRouter
from pydantic import Field

from app.api.models import Record
from graph.model import load_schema

__all__ = ["router"]

router = APIRouter(tags=["schema"])


class Kind(Record):
    """A kind of node."""

    name: str
    label: str
    plural: str
    description: str
    colour: str
    shape: str


class PredicateInfo(Record):
    """A kind of edge: `active` reads from subject to object, `passive` the other way."""

    name: str
    domain: list[str]
    range: list[str]
    group: str
    active: str
    passive: str
    contract: bool = Field(description="Whether edges are told apart by their contract.")
    event: bool = Field(description="Whether it is done on a day, so that its first day is when, not since when.")


class SchemaInfo(Record):
    """Kinds of node and predicates."""

    nodes: list[Kind]
    predicates: list[PredicateInfo]


@router.get("/schema", response_model=SchemaInfo)
def schema() -> SchemaInfo:
    """Kinds of node and predicates, with the words that people read."""
    read = load_schema()
    nodes = [Kind.model_validate(kind) for kind in read.nodes.values()]
    return SchemaInfo(nodes=nodes, predicates=[PredicateInfo.model_validate(p) for p in read.predicates.values()])
