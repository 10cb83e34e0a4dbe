"""Publications: a static site of a case with its evidence, figures and data."""

from app.publishing.site import Plan, Published, publish

__all__ = ["Plan", "Published", "publish"]
