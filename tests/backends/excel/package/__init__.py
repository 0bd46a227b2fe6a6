"""Grafting tabs into packages: each concern alone, then the whole."""
