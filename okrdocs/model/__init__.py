"""The vocabulary every other layer speaks; it imports none of them."""

from okrdocs.model.finding import Diagnostic, Edit, Finding, Fix, Offer, Related, Severity
from okrdocs.model.okr import (
    CheckIn,
    Commitment,
    Establish,
    Kind,
    Maintain,
    Measure,
    Metric,
    Milestone,
    Objective,
    OkrObject,
    Outcome,
    Output,
    OutputStatus,
    Status,
    Steps,
)
from okrdocs.model.period import Period, parse_period
from okrdocs.model.span import Source, Span

__all__ = [
    "CheckIn",
    "Commitment",
    "Diagnostic",
    "Edit",
    "Establish",
    "Finding",
    "Fix",
    "Kind",
    "Maintain",
    "Measure",
    "Metric",
    "Milestone",
    "Objective",
    "Offer",
    "OkrObject",
    "Outcome",
    "Output",
    "OutputStatus",
    "Period",
    "Related",
    "Severity",
    "Source",
    "Span",
    "Status",
    "Steps",
    "parse_period",
]
