"""The sections of a case, one module for each tab."""
