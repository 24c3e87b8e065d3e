"""The version of the code; part of every reading's key."""

__version__ = "0.1.0"
