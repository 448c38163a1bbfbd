"""What people use: the command line, and later the form. No logic of its own."""
