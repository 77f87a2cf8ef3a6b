"""Bringing in packages of practices from other installations."""
