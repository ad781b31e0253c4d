"""The closed vocabulary of step kinds: one file a kind, listed in `registry`."""
