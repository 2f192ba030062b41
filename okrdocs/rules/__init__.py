"""What can be wrong with a plan: one class a rule, in this order, by these codes."""

from okrdocs.rules.achievable import GradeMismatch
from okrdocs.rules.artefacts import OutputUnit
from okrdocs.rules.balance import Orphan, OutcomeCount, Weights
from okrdocs.rules.base import Context, Rule
from okrdocs.rules.binary import BinaryOutcome
from okrdocs.rules.checkin_days import BadCheckIn
from okrdocs.rules.commitment import MissingCommitment
from okrdocs.rules.counter_metric import NoCounterMetric
from okrdocs.rules.cycle_length import PeriodTooLong
from okrdocs.rules.direction import DirectionMismatch
from okrdocs.rules.drift import NumberDrift
from okrdocs.rules.due_dates import DueAllLastDay
from okrdocs.rules.eased import EasedTarget
from okrdocs.rules.focus import TooMany
from okrdocs.rules.grading import EndedUngraded
from okrdocs.rules.identity import DerivedId, DuplicateId, DuplicateTitle
from okrdocs.rules.links import AlignmentCycle, DanglingLink, WrongLevelLink
from okrdocs.rules.measurable import MissingBaseline, MissingTarget, NoChange
from okrdocs.rules.owners import ManyOwners
from okrdocs.rules.plausible import ImplausibleCurrent
from okrdocs.rules.ranges import ValueOutOfRange
from okrdocs.rules.rationale import StretchNeedsRationale, ThinRationale
from okrdocs.rules.reading import FenceNotRendered, Schema, UnusedSuppression, Yaml
from okrdocs.rules.reasons import MissingWhy
from okrdocs.rules.relevant import MissingOwner, OutputLeadsNowhere
from okrdocs.rules.same_metric import SameMetricTwice
from okrdocs.rules.sandbagged import Sandbagged
from okrdocs.rules.silence import StaleCheckin
from okrdocs.rules.sources import MissingSource
from okrdocs.rules.specific import PlaceholderText, TitleLength
from okrdocs.rules.specific_objective import HelpVerb, ObjectiveHasMetric, ObjectiveIsOutput
from okrdocs.rules.specific_outcome import CompoundStatement, OutcomeIsActivity, VagueWording
from okrdocs.rules.support import UnsupportedOutcome
from okrdocs.rules.suspect import SuspectLink
from okrdocs.rules.time_bound import BadPeriod, DueOutsidePeriod
from okrdocs.rules.views import InvalidView

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
    InvalidView(),  # K013
    OutcomeIsActivity(),  # S101
    VagueWording(),  # S102
    CompoundStatement(),  # S103
    PlaceholderText(),  # S104
    ObjectiveHasMetric(),  # S105
    ObjectiveIsOutput(),  # S106
    HelpVerb(),  # S107
    TitleLength(),  # S108
    MissingTarget(),  # M201
    MissingBaseline(),  # M202
    NoChange(),  # M203
    DirectionMismatch(),  # M204
    BinaryOutcome(),  # M205
    NumberDrift(),  # M206
    ValueOutOfRange(),  # M207
    MissingSource(),  # M208
    NoCounterMetric(),  # M209
    OutputUnit(),  # M210
    StretchNeedsRationale(),  # A301
    ThinRationale(),  # A302
    Sandbagged(),  # A303
    MissingCommitment(),  # A304
    TooMany(),  # A305
    ImplausibleCurrent(),  # A306
    GradeMismatch(),  # A307
    EasedTarget(),  # A308
    OutputLeadsNowhere(),  # R401
    UnsupportedOutcome(),  # R402
    MissingWhy(),  # R403
    MissingOwner(),  # R404
    ManyOwners(),  # R405
    SameMetricTwice(),  # R406
    SuspectLink(),  # R407
    BadPeriod(),  # T501
    PeriodTooLong(),  # T502
    DueOutsidePeriod(),  # T503
    DueAllLastDay(),  # T504
    StaleCheckin(),  # T505
    EndedUngraded(),  # T506
    BadCheckIn(),  # T507
)
"""Every rule: structure first, then by the letters of SMART."""

BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}
