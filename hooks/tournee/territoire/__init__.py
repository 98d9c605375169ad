"""The official communes of a region, their outlines, and the plane on which they are drawn."""
