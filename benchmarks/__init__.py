"""How long the program takes, always beside the barest program that does the same work."""
