"""Kinds before the decision: argued, asked, reviewed, submitted."""
