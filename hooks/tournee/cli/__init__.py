"""The command `tournee`."""
