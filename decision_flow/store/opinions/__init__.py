"""What the public wrote, beside the journal: a register without persons, and what can be erased."""
