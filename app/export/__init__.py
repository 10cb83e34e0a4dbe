"""A whole public graph in formats that other programs open."""

from app.export.graphml import graphml
from app.export.tables import EXPORTED, csv_archive, csv_files, csv_table

__all__ = ["EXPORTED", "csv_archive", "csv_files", "csv_table", "graphml"]
