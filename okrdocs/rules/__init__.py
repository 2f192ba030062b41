"""What can be wrong with a plan: one class a rule, in this order, by these codes."""

from okrdocs.rules.achievable import GradeMismatch
from okrdocs.rules.balance import Orphan, OutcomeCount, Weights
from okrdocs.rules.base import Context, Rule
from okrdocs.rules.direction import DirectionMismatch
from okrdocs.rules.identity import DerivedId, DuplicateId, DuplicateTitle
from okrdocs.rules.links import AlignmentCycle, DanglingLink, WrongLevelLink
from okrdocs.rules.measurable import MissingBaseline, MissingTarget, NoChange
from okrdocs.rules.ranges import ValueOutOfRange
from okrdocs.rules.reading import FenceNotRendered, Schema, UnusedSuppression, Yaml
from okrdocs.rules.relevant import MissingOwner, OutputLeadsNowhere
from okrdocs.rules.specific import PlaceholderText
from okrdocs.rules.time_bound import BadCheckIn, BadPeriod, DueOutsidePeriod

__all__ = ["BY_CODE", "RULES", "Context", "Rule"]

RULES: tuple[Rule, ...] = (
    Yaml(),  # K000
    Schema(),  # K001
    DuplicateId(),  # K002
    DuplicateTitle(),  # K003
    DanglingLink(),  # K004
    AlignmentCycle(),  # K005
    Weights(),  # K006
    OutcomeCount(),  # K007
    WrongLevelLink(),  # K008
    UnusedSuppression(),  # K009
    FenceNotRendered(),  # K010
    DerivedId(),  # K011
    Orphan(),  # K012
    PlaceholderText(),  # S104
    MissingTarget(),  # M201
    MissingBaseline(),  # M202
    NoChange(),  # M203
    DirectionMismatch(),  # M204
    ValueOutOfRange(),  # M207
    GradeMismatch(),  # A307
    OutputLeadsNowhere(),  # R401
    MissingOwner(),  # R404
    BadPeriod(),  # T501
    DueOutsidePeriod(),  # T503
    BadCheckIn(),  # T507
)
"""Every rule: structure first, then by the letters of SMART."""

BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}
