"""View models: everything a template prints, decided in Python, without a trace of HTML."""
