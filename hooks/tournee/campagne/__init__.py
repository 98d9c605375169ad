"""The campaign as one immutable whole on a given day, and what follows from it."""
