"""The law as data: rule sets in YAML, their loader and their schema."""
