"""Other people's tools, each behind one verb, knowing nothing of the campaign."""
