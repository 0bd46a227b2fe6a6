"""What people write above their columns and in their cells, one file a language."""
