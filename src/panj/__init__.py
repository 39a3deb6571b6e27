"""Panj."""
