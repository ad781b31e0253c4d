"""Complaints and proposals: the letterbox, and the desk at which they are followed."""
