"""Declared undertakings: moratoriums, promises, truces, deadlines."""

from dateline.extract.commitments.find import find_commitments

__all__ = ["find_commitments"]
