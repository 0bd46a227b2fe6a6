"""Numbers from a book, in frozen dataclasses, without layout."""
