"""Kinds after the decision: reported, issued, published, carried out, answered for."""
