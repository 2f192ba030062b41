"""Words of other tools and of everyday speech, and what they are called here."""

from __future__ import annotations

_OWNER = dict.fromkeys(
    ("who", "lead", "driver", "accountable", "dri", "contact", "verantwortlich", "zuständig"), "owner"
)
_PERIOD = dict.fromkeys(("quarter", "cycle", "timeframe", "quartal", "zeitraum"), "period")
_NOTE = dict.fromkeys(
    ("comment", "comments", "remark", "remarks", "notiz", "kommentar", "anmerkung", "bemerkung"), "note"
)
_COMMON = {**_OWNER, **_PERIOD, **_NOTE, "slug": "id", "people": "contributors"}
_DUE = dict.fromkeys(("date", "by", "when", "until", "deliverydate", "frist", "fällig", "termin"), "due")
_TITLE = ("title", "name", "summary", "what")

KEYS: dict[str, dict[str, str]] = {
    "objective": {
        **_COMMON,
        **dict.fromkeys(_TITLE, "objective"),
        **dict.fromkeys(("because", "reason", "rationale", "motivation", "background", "warum"), "why"),
        **dict.fromkeys(("leadsto", "measures", "parent", "alignment", "alignsto"), "supports"),
        **dict.fromkeys(("projects", "tasks", "actions"), "outputs"),
        "score": "grade",
        **dict.fromkeys(("learnings", "retro", "lessons"), "retrospective"),
        "type": "commitment",
        "budget": "resources",
    },
    "outcome": {
        **_COMMON,
        **_DUE,
        **dict.fromkeys((*_TITLE, "kr"), "outcome"),
        **dict.fromkeys(("goal", "goalvalue", "endvalue", "aim", "ziel", "zielwert"), "target"),
        **dict.fromkeys(("base", "basevalue", "initial", "before", "statusquo", "ausgangswert"), "baseline"),
        **dict.fromkeys(("actual", "latest", "istwert"), "current"),
        **dict.fromkeys(("kpi", "indicator", "kennzahl", "messgröße"), "metric"),
        **dict.fromkeys(("quelle", "datenquelle", "datasource"), "source"),
        "einheit": "unit",
        "gewicht": "weight",
        **dict.fromkeys(("leadsto", "supports", "parent", "for"), "measures"),
        **dict.fromkeys(("why", "because", "reason", "begründung", "warum"), "rationale"),
        **dict.fromkeys(("guardrail", "guardrails", "countermetric"), "guards"),
    },
    "output": {
        **_COMMON,
        **_DUE,
        **dict.fromkeys((*_TITLE, "task", "project", "feature", "epic", "action"), "output"),
        **dict.fromkeys(("measures", "supports", "contributesto", "moves", "for"), "leads_to"),
        **dict.fromkeys(("url", "ticket", "issue", "tracker"), "link"),
        "state": "status",
    },
    "checkin": {
        **_NOTE,
        **dict.fromkeys(("day", "on", "when", "datum", "tag"), "date"),
        **dict.fromkeys(("current", "actual", "number", "reading", "wert", "stand"), "value"),
    },
    "milestone": {**_DUE, **dict.fromkeys(("name", "milestone", "step", "what", "titel"), "title")},
    "pageDefaults": {**_OWNER, **_PERIOD, "language": "lang"},
}
"""For each shape: other words, without blanks and dashes, for its keys."""

CHOICES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("in progress", "wip", "doing", "started", "on track"), ("in-progress", "active")),
    **dict.fromkeys(("at risk", "off track", "behind", "ongoing", "running"), ("in-progress", "active")),
    **dict.fromkeys(("todo", "to do", "not started", "open", "backlog"), ("planned", "active")),
    **dict.fromkeys(("shipped", "complete", "completed", "finished", "delivered"), ("done", "closed")),
    **dict.fromkeys(("archived", "achieved", "graded"), ("closed", "done")),
    "done": ("closed",),
    **dict.fromkeys(("cancelled", "canceled", "abandoned", "stopped", "inactive"), ("dropped",)),
    **dict.fromkeys(("stretch", "moonshot"), ("aspirational",)),
    "roofshot": ("committed",),
    **dict.fromkeys(("proposed", "idea"), ("draft", "planned")),
    **dict.fromkeys(("squad", "group"), ("team",)),
    **dict.fromkeys(("org", "organisation", "organization"), ("company",)),
    **dict.fromkeys(("individual", "personal"), ("person",)),
}
"""Words for a status, commitment or level: what they are called here, by preference."""
