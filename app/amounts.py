"""The columns of answers that are amounts of money."""

__all__ = ["MONEY"]

MONEY = ("obligated", "current", "potential", "stated", "amount")
