"""How French writes: dates, numbers, names, spaces; knowing nothing of the campaign."""
