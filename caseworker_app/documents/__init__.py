"""Blocks of a document drawn as PDF."""
