"""Where things stand in a chart: numbers only, no words and no markup.

Across, a place is a share (0…1) of a width that only the browser knows; down, it is in pixels from the
top. So a chart can be drawn once and fits a column of 290 pixels as well as a wide page.
"""
