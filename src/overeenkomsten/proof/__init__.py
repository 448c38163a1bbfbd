"""What needs the whole pipeline: proof that every clause can be reached, and the annotated model of the library."""
