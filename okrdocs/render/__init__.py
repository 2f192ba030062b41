"""The plan as HTML, SVG and JSON; knows no host."""
