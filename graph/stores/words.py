"""The words of a name as search compares them."""

import unicodedata

__all__ = ["words_of"]


def words_of(text: str) -> list[str]:
    """Small letters without accents, and digits; everything else parts words.

    >>> words_of("Société Générale, S.A.")
    ['societe', 'generale', 's', 'a']
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in plain).split()
