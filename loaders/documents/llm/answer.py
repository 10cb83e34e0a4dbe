"""The form in which the model answers. Everything in it is a proposal: the gate decides what of it stands."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from graph.claim import MODALITIES
from graph.model import load_schema
from loaders.documents.llm.prompt import predicates

__all__ = ["MOST_CLAIMS", "Answer", "StatedClaim", "StatedParty"]

MOST_CLAIMS = 500
"""Of one passage; what an answer lists beyond is left out."""


def _one_of(names: tuple[str, ...]) -> dict[str, object]:
    return {"enum": list(names)}


class _Stated(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class StatedParty(_Stated):
    """One end of a statement."""

    type: Annotated[str, Field(json_schema_extra=lambda s: s.update(_one_of(tuple(load_schema().nodes))))]
    name: Annotated[str, Field(description="Fullest name of it that the passage gives.")]
    mention: Annotated[str, Field(description="The words of the quote that stand for it.")] = ""


class StatedClaim(_Stated):
    """One statement. Whatever names words repeats them exactly as they stand in the quote."""

    subject: StatedParty
    predicate: Annotated[str, Field(json_schema_extra=lambda s: s.update(_one_of(tuple(predicates()))))]
    object: StatedParty
    quote: Annotated[str, Field(description="The sentence or sentences that say it, copied exactly.")]
    modality: Annotated[str, Field(json_schema_extra=lambda s: s.update(_one_of(MODALITIES)))] = "reported"
    amount: Annotated[str, Field(description="Words of the sum, such as “$1.2 million”, or empty.")] = ""
    collective: Annotated[bool, Field(description="Whether the sum belongs to several contracts or parties.")] = False
    start: Annotated[str, Field(description="Words of the date on which it began, or empty.")] = ""
    end: Annotated[str, Field(description="Words of the date on which it ended or ends, or empty.")] = ""
    date: Annotated[str, Field(description="Words of the date of the event, or empty.")] = ""
    role: Annotated[str, Field(description="Words of a person's public role, or empty.")] = ""
    contract: Annotated[str, Field(description="Name or number of the contract, or empty.")] = ""
    purpose: Annotated[str, Field(description="Words that say what it is for, or empty.")] = ""
    offset: Annotated[int | None, Field(description="Where in the passage the quote begins, if known.")] = None


class Answer(_Stated):
    """All statements of a passage, none where it makes none."""

    claims: tuple[StatedClaim, ...] = ()
