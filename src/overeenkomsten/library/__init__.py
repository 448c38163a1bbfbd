"""templates/ and schemas/ -> `Library` and `SchemaModel`: what the legal department owns, read once and checked."""
