"""The command line: one file a command, each reading flags, making one call and printing."""
