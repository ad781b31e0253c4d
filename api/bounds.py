"""A bound that addresses and commands share."""

LAST_LINE = 1_000_000_000
"""The highest number of a line, a letter or an opinion that may be asked for."""
