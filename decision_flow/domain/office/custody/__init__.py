"""The custody of a case's file: holds, and who consulted it."""
