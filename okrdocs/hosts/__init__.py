"""Where okrdocs runs; each host is thin."""
