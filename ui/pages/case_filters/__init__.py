"""Filtering the case list: what can be chosen, what is chosen, what is saved."""
