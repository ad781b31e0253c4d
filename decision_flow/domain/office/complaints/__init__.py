"""Complaints and proposals (效能投诉): what the office does about what a citizen sent in.

What was sent, and by whom, stands in a letterbox beside the journal (`store.letters`), where it can
be erased; here stand the acts of the office, by the number that the letterbox gave.
"""
