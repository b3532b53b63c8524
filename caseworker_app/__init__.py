"""Fasthold without a screen: the domain, the rules, the schemes, storage and documents."""

VERSION = "0.1.0"
