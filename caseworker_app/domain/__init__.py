"""What the caseworker's world consists of. Plain values; no files, no clock, no toolkit."""
