"""Whether something can be said of a supervision: every requirement, by Decree 733 or our own."""
