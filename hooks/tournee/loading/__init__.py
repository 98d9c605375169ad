"""From the files of a project to its Campagne, or every problem at once."""
