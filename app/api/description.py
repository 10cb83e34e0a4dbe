"""OpenAPI 3.1: what FastAPI derives, with problem documents as the errors and an example for each operation."""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.problems import MEDIA_TYPE, Problem

__all__ = ["describe", "parameters_of"]

SUMMARY = "Questions to a graph of vendors, agencies and systems in which every edge shows its evidence."
METHODS = ("get", "post")


@cache
def _examples() -> dict[str, Any]:
    """An answer for each operation, by its operationId, from examples.json."""
    read: dict[str, Any] = json.loads((files("app.api") / "examples.json").read_text("utf-8"))
    return read


def describe(app: FastAPI) -> dict[str, Any]:
    """The description, made once."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, summary=SUMMARY, routes=app.routes)
        made["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        for unused in ("HTTPValidationError", "ValidationError"):
            made["components"]["schemas"].pop(unused, None)
        for operation in _operations(made):
            _complete(operation)
        app.openapi_schema = made
    return app.openapi_schema


def _operations(made: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (found[method] for found in made["paths"].values() for method in METHODS if method in found)


def parameters_of(app: FastAPI) -> dict[str, frozenset[str]]:
    """The query parameters that each operation takes, by its operationId."""
    known: dict[str, frozenset[str]] | None = getattr(app.state, "parameters", None)
    if known is None:
        known = {
            operation["operationId"]: frozenset(
                p["name"] for p in operation.get("parameters", ()) if p["in"] == "query"
            )
            for operation in _operations(app.openapi())
        }
        app.state.parameters = known
    return known


def _complete(operation: dict[str, Any]) -> None:
    if "security" in operation and "401" not in operation["responses"]:  # reading may be done without the key
        operation["security"] = [{}, *operation["security"]]
    responses = operation["responses"]
    responses.pop("422", None)
    responses["default"] = {
        "description": "A problem document (RFC 9457) that says what to do.",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for media, example in _examples().get(operation["operationId"], {}).items():
        responses["200"]["content"].setdefault(media, {})["example"] = example
