"""The commands of `decision-flow`, one module a group."""
