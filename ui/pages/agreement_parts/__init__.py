"""What the page of an agreement is made of: its head, findings, the page beside it, sealing, signers."""
