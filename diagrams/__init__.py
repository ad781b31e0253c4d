"""Drawings of cases and procedures: DOT, SVG, PNG, PDF and their text alternative."""
