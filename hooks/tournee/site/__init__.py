"""What pages are made with: templates, addresses, blocks, the map that moves, the booklet."""
