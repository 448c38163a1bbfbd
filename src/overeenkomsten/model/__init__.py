"""The values that travel through the pipeline. All frozen; nothing here reads a file or knows Word."""
