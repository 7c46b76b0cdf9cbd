"""Films from pictures: a caller's picture set in motion, passages between pictures, footage retouched."""
