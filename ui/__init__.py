"""The windows and pages of Fasthold."""
