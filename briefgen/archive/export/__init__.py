"""Issued letters as packages that a stranger can keep, publish and verify without briefgen."""
