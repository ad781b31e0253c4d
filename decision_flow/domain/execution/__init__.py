"""What becomes of a decision: its tasks, problems, extensions, suspensions, as a case keeps them.

Payloads, the book that their facts make, the days that follow from it, and the on-time rate. The
kind of step that asks for them is `steps.after.execution`.
"""
