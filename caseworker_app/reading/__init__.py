"""Files that hold text, read so that the guard can look through them."""
