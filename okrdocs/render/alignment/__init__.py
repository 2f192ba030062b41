"""Draws what leads to what: columns from left to right, a lane for each objective, few crossing lines."""

from okrdocs.render.alignment.graph import LOOSE, Graph, graph_of
from okrdocs.render.alignment.layout import BESIDE_NAVIGATION, WHOLE_PAGE, Box, Columns, Layout, laid_out
from okrdocs.render.alignment.order import Order, as_written, order_of
from okrdocs.render.alignment.routes import Route, crossings

__all__ = [
    "BESIDE_NAVIGATION",
    "LOOSE",
    "WHOLE_PAGE",
    "Box",
    "Columns",
    "Graph",
    "Layout",
    "Order",
    "Route",
    "as_written",
    "crossings",
    "graph_of",
    "laid_out",
    "order_of",
]
