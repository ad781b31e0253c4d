"""Shapes of the wire: what may come in, what goes out."""
