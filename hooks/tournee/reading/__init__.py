"""From files written by people to values that know their lines, or to problems told in French."""
