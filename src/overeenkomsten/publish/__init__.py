"""Agreement -> files: Word through the municipality's shell, text, HTML, JSON, and the manifest that explains them."""
