"""OpenAPI 3.1: what FastAPI derives, with problem documents as the errors and an example for each operation."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.problems import MEDIA_TYPE, Problem

__all__ = ["describe"]

SUMMARY = "Questions to a graph of vendors, agencies and systems in which every edge shows its evidence."
METHODS = ("get", "post")


@cache
def _examples() -> dict[str, Any]:
    """An answer for each operation, by method and path, from examples.json."""
    read: dict[str, Any] = json.loads((files("app.api") / "examples.json").read_text("utf-8"))
    return read


def describe(app: FastAPI) -> dict[str, Any]:
    """The description, made once."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, summary=SUMMARY, routes=app.routes)
        made["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        for unused in ("HTTPValidationError", "ValidationError"):
            made["components"]["schemas"].pop(unused, None)
        for path, operations in made["paths"].items():
            for method in METHODS:
                if method in operations:
                    _complete(operations[method], f"{method} {path}")
        app.openapi_schema = made
    return app.openapi_schema


def _complete(operation: dict[str, Any], name: str) -> None:
    responses = operation["responses"]
    responses.pop("422", None)
    responses["default"] = {
        "description": "A problem document (RFC 9457) that says what to do.",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for media, example in _examples().get(name, {}).items():
        responses["200"]["content"].setdefault(media, {})["example"] = example
