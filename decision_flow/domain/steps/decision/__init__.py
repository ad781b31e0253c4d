"""Kinds of the decision itself."""
