"""The papers of what becomes of a decision: its tasks, and its evaluation."""
