"""Fasthold without a screen: the domain, the rules, the schemes, storage and documents."""
