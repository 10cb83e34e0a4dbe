"""What other programs wrote, as claims sheets of a case."""

from app.importing.ftm import Imported, ftm_sheet

__all__ = ["Imported", "ftm_sheet"]
