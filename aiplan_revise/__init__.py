"""The annual plan revision and diff engine: editions in, what a revision really changed out."""

__version__ = "0.1.0"
