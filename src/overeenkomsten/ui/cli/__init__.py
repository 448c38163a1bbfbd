"""The command line: words in, a settings value, the pipeline, a report."""
