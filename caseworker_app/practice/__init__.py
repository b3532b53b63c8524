"""The practice archive (øvelsesarkiv): invented people, lived through the real services."""
