"""From a letter and what is known of a collectivité to documents, in every format."""
