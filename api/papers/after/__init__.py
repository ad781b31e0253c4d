"""Papers of what follows a decision: of a supervision, and of a harm that is traced back."""
