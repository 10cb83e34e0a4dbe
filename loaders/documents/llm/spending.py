"""What a command has spent on the language model, against its budget."""

from dataclasses import dataclass

from graph.errors import BudgetSpent
from graph.language_model import LanguageModel

__all__ = ["Spending", "tokens_of"]

CHARACTERS_A_TOKEN = 3
"""On the safe side: most tokenizers make fewer tokens of prose."""


def tokens_of(text: str) -> int:
    """About how many tokens a text is, rather too many than too few."""
    return len(text) // CHARACTERS_A_TOKEN + 1


@dataclass(slots=True)
class Spending:
    """Counts every request before it is sent, so that none goes beyond the budget."""

    settings: LanguageModel
    requests: int = 0
    sent: int = 0
    answered: int = 0

    def begin(self, tokens: int) -> int:
        """Take a request of so many tokens, and the longest answer to it, from the budget, with a second request where
        there is room for one; their number. Raises BudgetSpent."""
        budget = self.settings.budget
        sent, answered = self.sent + tokens, self.answered + self.settings.longest_answer
        if self.requests + 1 > budget.requests:
            raise self.requests_spent()
        if sent + answered > budget.tokens:
            raise BudgetSpent(f"The budget of {budget.tokens:,} tokens for the language model is spent: {RAISE}.")
        if budget.money is not None and self._money(sent, answered) > budget.money:
            raise BudgetSpent(f"The budget of {budget.money:g} for the language model is spent: {RAISE}.")
        taken = min(2, budget.requests - self.requests)
        self.requests, self.sent, self.answered = self.requests + taken, sent, answered
        return taken

    def requests_spent(self) -> BudgetSpent:
        most = self.settings.budget.requests
        return BudgetSpent(f"The budget of {most:,} requests to the language model is spent: {RAISE}.")

    def settle(self, reserved: int, sent: int, answered: int, unused: int) -> None:
        """Put what the server counted in the place of what was taken, where it counts, and give `unused` requests
        back."""
        self.requests -= unused
        if sent > 0:
            self.sent += sent - reserved
        if answered > 0:
            self.answered += answered - self.settings.longest_answer

    @property
    def money(self) -> float | None:
        """None where no price is told."""
        return self._money(self.sent, self.answered) if self.settings.price is not None else None

    def __str__(self) -> str:
        requests = "1 request" if self.requests == 1 else f"{self.requests:,} requests"
        money = f", {self.money:.2f} by the price of case.yaml" if self.money is not None else ""
        return f"The language model took {requests}, {self.sent:,} tokens sent and {self.answered:,} answered{money}."

    def _money(self, sent: int, answered: int) -> float:
        price = self.settings.price
        return 0.0 if price is None else (sent * price.input + answered * price.output) / 1_000_000


RAISE = "raise language_model: budget: and run the command again; answers that came are kept"
