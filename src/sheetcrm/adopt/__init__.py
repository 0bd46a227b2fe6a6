"""A team's own workbook, looked at once: what it seems to hold, what is open, and the options file that says so."""
