"""Parameters that several questions take, described for OpenAPI with what they may be.

The values themselves are read in `app.filters`, which answers a wrong one in the same words at the terminal.
"""

from typing import Annotated, Any

from fastapi import Query
from pydantic import Field

from app import filters
from graph.model import load_schema

__all__ = [
    "Day",
    "Direction",
    "Dollars",
    "Level",
    "Order",
    "Party",
    "Predicate",
    "Predicates",
    "Statuses",
    "Types",
    "one_of",
]


def one_of(*values: str) -> dict[str, Any]:
    """What OpenAPI says of a text that is one of these."""
    return {"enum": list(values)}


_PREDICATE = one_of(*load_schema().predicates)
_TYPE = Annotated[str, Field(json_schema_extra=one_of(*load_schema().nodes))]
_STATUS = Annotated[str, Field(json_schema_extra=one_of(*filters.EDGE_STATUS))]
_DOLLARS: dict[str, Any] = {"pattern": r"^-?[0-9]+(\.[0-9]+)?$"}

Predicates = Annotated[
    list[Annotated[str, Field(json_schema_extra=_PREDICATE)]],
    Query(description="Only these predicates.", examples=[["CONTRACTED_WITH"]], max_length=50),
]
Predicate = Annotated[
    str | None, Query(description="Only this predicate.", examples=["HOSTS"], json_schema_extra=_PREDICATE)
]
Types = Annotated[list[_TYPE], Query(description="Only these kinds of node.", examples=[["Company"]], max_length=20)]
Statuses = Annotated[list[_STATUS], Query(description="Both unless given.", max_length=5)]
Direction = Annotated[str, Query(description="From, to, or both.", json_schema_extra=one_of(*filters.DIRECTIONS))]
Order = Annotated[str, Query(description="What comes first.", json_schema_extra=one_of(*filters.ORDERS))]
Level = Annotated[
    str, Query(description="auto: prime actions where the case has any.", json_schema_extra=one_of(*filters.LEVELS))
]
Dollars = Annotated[
    str | None, Query(max_length=40, description="In dollars.", examples=["1000000"], json_schema_extra=_DOLLARS)
]
Party = Annotated[str | None, Query(max_length=500, description="Any key of an entity.", examples=["agency:7012"])]
Day = Annotated[
    str | None,
    Query(description="Of the contract's first action.", examples=["2018-01-01"], json_schema_extra={"format": "date"}),
]
