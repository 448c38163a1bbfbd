"""Finished files -> what is in them: text, structure and manifest read back."""
