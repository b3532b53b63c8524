"""The encrypted file on disk."""
