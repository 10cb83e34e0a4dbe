"""Claims sheets: CSV or YAML in which a person enters claims by hand, each with its source."""

from loaders.claims_sheet.loader import ClaimsSheetLoader

__all__ = ["ClaimsSheetLoader"]
