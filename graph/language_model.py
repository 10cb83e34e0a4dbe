"""The setting `language_model` of case.yaml: which model reads documents beside the rules, and what it may cost."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

__all__ = ["ADDRESS", "KEY", "Budget", "LanguageModel", "Price"]

ADDRESS = "VENDORGRAPH_LLM_ADDRESS"
KEY = "VENDORGRAPH_LLM_KEY"
"""Variables of the environment: where the model answers, and the key that goes to that address alone."""

Amount = Annotated[float, Field(ge=0, le=1_000_000)]
PRINTABLE = r"^[^\x00-\x20\x7f-\xa0\u2028\u2029]+$"


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Budget(_Settings):
    """What one command may spend. `money` is in the currency of the price."""

    requests: Annotated[int, Field(ge=1, le=1_000_000)] = 500
    tokens: Annotated[int, Field(ge=1)] = 2_000_000
    money: Amount | None = None


class Price(_Settings):
    """Of a million tokens, sent (`input`) and answered (`output`)."""

    input: Amount
    output: Amount


class LanguageModel(_Settings):
    """`passage` and `overlap` in characters; `longest_answer` in tokens; `seconds` is what one answer may take.

    `answers` is the way in which the server is held to the form of an answer: by a JSON schema, by a tool call, or by
    words alone.
    """

    model: Annotated[str, Field(min_length=1, max_length=120, pattern=PRINTABLE)]
    address: Annotated[str, Field(max_length=500)] | None = None
    answers: Literal["schema", "tool", "prompt"] = "schema"
    passage: Annotated[int, Field(ge=500, le=100_000)] = 6_000
    overlap: Annotated[int, Field(ge=0, le=20_000)] = 600
    at_once: Annotated[int, Field(ge=1, le=32)] = 4
    seconds: Annotated[float, Field(gt=0, le=3_600)] = 120.0
    longest_answer: Annotated[int, Field(ge=100, le=100_000)] = 4_000
    budget: Budget = Budget()
    price: Price | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.overlap * 2 > self.passage:
            raise ValueError("overlap must be at most half of passage")
        if self.budget.money is not None and self.price is None:
            raise ValueError("a budget of money needs the price of a million tokens: price: {input: …, output: …}")
        return self
