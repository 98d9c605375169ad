"""The files of data/ changed by inserting text: what a contributor wrote stays as it was written."""
