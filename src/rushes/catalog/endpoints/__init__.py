"""One module per model family; each ends in `ENDPOINTS`. They do not know each other."""
