"""Asking the model through pydantic-ai: one passage a run, every request counted against the budget."""

import asyncio
from types import TracebackType
from typing import Any, Self

from openai import AsyncOpenAI
from pydantic_ai import Agent, NativeOutput, PromptedOutput, ToolOutput
from pydantic_ai.exceptions import (
    AgentRunError,
    ModelAPIError,
    ModelHTTPError,
    UnexpectedModelBehavior,
    UsageLimitExceeded,
)
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.profiles.openai import OpenAIModelProfile
from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider
from pydantic_ai.settings import ModelSettings
from pydantic_ai.usage import RunUsage, UsageLimits

from graph.errors import ModelUnavailable
from graph.language_model import KEY, LanguageModel
from loaders.documents.llm.access import Access
from loaders.documents.llm.answer import Answer
from loaders.documents.llm.bounded import bounded_client
from loaders.documents.llm.prompt import instructions
from loaders.documents.llm.spending import Spending, tokens_of

__all__ = ["Asker"]

ATTEMPTS = 3
WAIT = 0.5
"""Seconds before the second attempt; each later one waits four times as long."""
_FORMS: dict[str, Any] = {"schema": NativeOutput, "tool": ToolOutput, "prompt": PromptedOutput}
_PASSING = frozenset({408, 409, 425, 429})


class Asker:
    """Asks one address; a context of an event loop."""

    def __init__(self, access: Access, settings: LanguageModel, spending: Spending) -> None:
        self.access, self.settings, self.spending = access, settings, spending
        self.client = bounded_client(settings.seconds)
        self.free = asyncio.Semaphore(settings.at_once)
        self.agent = self._agent()

    def _agent(self) -> "Agent[object, Answer]":
        client = AsyncOpenAI(
            base_url=self.access.address,
            api_key=self.access.key or "none",
            http_client=self.client,
            max_retries=0,
        )
        client.organization = client.project = None  # whatever else the environment says of another service
        # Servers beside the one that the protocol comes from know the older name of the limit alone.
        profile = OpenAIModelProfile(openai_chat_supports_max_completion_tokens=".openai.com" in self.access.address)
        provider = OpenAICompatibleProvider("configured", openai_client=client, profile=profile)
        return Agent(
            OpenAIChatModel(self.settings.model, provider=provider),
            output_type=_FORMS[self.settings.answers](Answer, name="statements"),
            instructions=instructions(),
            model_settings=ModelSettings(temperature=0.0, max_tokens=self.settings.longest_answer),
            retries=1,
        )

    async def ask(self, question: str) -> Answer | None:
        """The model's answer, None where it is not of the form that was asked for, nor the second one.

        Raises BudgetSpent, or ModelUnavailable where the server does not answer.
        """
        async with self.free:
            for attempt in range(ATTEMPTS):
                try:
                    return await self._once(question)
                except _Passing as error:
                    if attempt == ATTEMPTS - 1:
                        raise ModelUnavailable(str(error)) from None
                await asyncio.sleep(WAIT * 4**attempt)
            raise AssertionError("every attempt returns or raises")

    async def _once(self, question: str) -> Answer | None:
        reserved, usage = tokens_of(instructions()) + tokens_of(question), RunUsage()
        limits = UsageLimits(request_limit=self.spending.begin(reserved))
        try:
            async with asyncio.timeout(self.settings.seconds):
                return (await self.agent.run(question, usage=usage, usage_limits=limits)).output
        except TimeoutError:
            raise _Passing(f"{self._who()} did not answer within {self.settings.seconds:g} seconds: {LATER}.") from None
        except ModelHTTPError as error:
            raise self._refusal(error.status_code) from None
        except ModelAPIError as error:
            raise self._broken(error) from None
        except UsageLimitExceeded:
            raise self.spending.requests_spent() from None
        except UnexpectedModelBehavior:
            if usage.requests:
                return None
            raise ModelUnavailable(f"{self._who()} does not answer as a model does: check the address.") from None
        except AgentRunError as error:
            raise ModelUnavailable(f"{self._who()} cannot be asked ({type(error).__name__}): {LATER}.") from None
        finally:
            unused = (limits.request_limit or 1) - max(1, usage.requests)
            self.spending.settle(reserved, usage.input_tokens, usage.output_tokens, unused)

    def _who(self) -> str:
        return f"The language model at {self.access.address}"

    def _refusal(self, status: int) -> Exception:
        if status >= 500 or status in _PASSING:
            return _Passing(f"{self._who()} answered with status {status}: {LATER}.")
        if status in (401, 403):
            return ModelUnavailable(f"{self._who()} refused the key (status {status}): set {KEY} to one that it takes.")
        if status == 404:
            return ModelUnavailable(f"{self._who()} has nothing there, or no model {self.settings.model}: check both.")
        return ModelUnavailable(
            f"{self._who()} refused the question (status {status}): try language_model: answers: prompt, or tool."
        )

    def _broken(self, error: Exception) -> Exception:
        causes: list[str] = []
        cause = error.__cause__
        while cause is not None and len(causes) < 10:
            causes.append(str(cause))
            cause = cause.__cause__
        if any("does not end" in told for told in causes):
            return ModelUnavailable(f"{self._who()} sends an answer that does not end: check the server.")
        return _Passing(f"{self._who()} cannot be reached: check that it runs, and its address.")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.client.aclose()


class _Passing(Exception):
    """May be over at the next attempt."""


LATER = "try again later; answers that came are kept"
