"""Words of other languages – SQL, programs, everyday English and German – and what they are called here."""

from __future__ import annotations

from okrdocs.validate.synonyms import CHOICES

JOINS = {
    **dict.fromkeys(("&&", "&", "und", "plus", "sowie"), "and"),
    **dict.fromkeys(("||", "|", "oder"), "or"),
}
"""What joins two conditions."""

NEGATIONS = ("nicht", "kein", "keine", "no", "without")
"""What `not` is called."""

NOTHING = frozenset(["null", "none", "nil", "empty", "blank", "nothing", "unset", "unknown", "leer"])
"""What `missing` is called."""

SIGNS = {
    **dict.fromkeys(
        ("like", "ilike", "~", "=~", "~=", "contains", "contain", "includes", "include", "matches", "match"),
        "has",
    ),
    **dict.fromkeys(("with", "hat", "enthält", "startswith", "endswith"), "has"),
    **dict.fromkeys(("===", "equals", "equal", "eq", "ist", "gleich", "are", ":", ":="), "="),
    **dict.fromkeys(("<>", "!==", "≠", "ne", "isn't", "isnt"), "!="),
    **dict.fromkeys(("=>", "≥", "gte", "since", "from", "seit", "ab", "mindestens"), ">="),
    **dict.fromkeys(("=<", "≤", "lte", "until", "by", "bis", "höchstens"), "<="),
    **dict.fromkeys(("gt", "above", "over", "after", "exceeds", "nach", "über", "more", "greater"), ">"),
    **dict.fromkeys(("lt", "below", "under", "before", "vor", "unter", "less", "fewer"), "<"),
}
"""What stands between a field and its value."""

FIELDS = {
    **dict.fromkeys(
        ("team", "who", "lead", "driver", "dri", "assignee", "responsible", "besitzer", "eigentümer"), "owner"
    ),
    **dict.fromkeys(("verantwortlich", "verantwortliche", "zuständig"), "owner"),
    **dict.fromkeys(("quarter", "cycle", "timeframe", "quartal", "zeitraum"), "period"),
    **dict.fromkeys(("name", "summary", "text", "titel"), "title"),
    **dict.fromkeys(("type", "typ", "art"), "kind"),
    **dict.fromkeys(("state", "stage", "stand"), "status"),
    **dict.fromkeys(("rag", "colour", "color", "traffic", "ampel", "gesundheit", "zustand"), "health"),
    **dict.fromkeys(("done", "completion", "percent", "complete", "fortschritt"), "progress"),
    **dict.fromkeys(("deadline", "date", "end", "until", "fällig", "frist", "termin"), "due"),
    **dict.fromkeys(("label", "labels", "topic", "schlagwort", "schlagworte"), "tags"),
    **dict.fromkeys(("goal", "parent", "measures", "objectives"), "objective"),
    **dict.fromkeys(("kpi", "measure", "kennzahl", "messgröße"), "metric"),
    **dict.fromkeys(("value", "actual", "latest", "wert", "istwert"), "current"),
    **dict.fromkeys(("start", "base", "from", "ausgangswert"), "baseline"),
    **dict.fromkeys(("ziel", "zielwert", "aim"), "target"),
    **dict.fromkeys(("score", "note"), "grade"),
    **dict.fromkeys(("updated", "checkin", "checked_in", "last_checkin", "modified"), "checked"),
    **dict.fromkeys(("delivered", "released", "shipped_on"), "shipped"),
    **dict.fromkeys(("late", "überfällig"), "overdue"),
    **dict.fromkeys(("people", "members"), "contributors"),
    **dict.fromkeys(("einheit",), "unit"),
}
"""What a field is called."""

WORDS: dict[str, tuple[str, ...]] = {
    **CHOICES,
    **dict.fromkeys(("red", "rot", "bad"), ("off-track",)),
    **dict.fromkeys(("amber", "yellow", "orange", "gelb", "risk"), ("at-risk",)),
    **dict.fromkeys(("green", "grün", "good", "fine", "ok"), ("on-track",)),
    **dict.fromkeys(("silent", "outdated", "old"), ("stale",)),
    **dict.fromkeys(("reached", "met", "erreicht"), ("achieved",)),
    **dict.fromkeys(("failed", "verfehlt"), ("missed",)),
    **dict.fromkeys(("offen",), ("planned", "active")),
    **dict.fromkeys(("fertig", "erledigt"), ("done", "closed")),
    **dict.fromkeys(("goal", "goals", "objectives", "ziel", "ziele"), ("objective",)),
    **dict.fromkeys(("key result", "key results", "kr", "krs", "result", "results"), ("outcome",)),
    **dict.fromkeys(("outcomes", "ergebnis", "ergebnisse", "schlüsselergebnis"), ("outcome",)),
    **dict.fromkeys(("initiative", "initiatives", "product", "products", "deliverable"), ("output",)),
    **dict.fromkeys(("outputs", "deliverables", "project", "projects", "task", "tasks"), ("output",)),
}
"""What a word that a field holds is called, by preference."""

DAYS = {
    **dict.fromkeys(("", "d", "day", "days", "tag", "tage", "tagen"), 1),
    **dict.fromkeys(("w", "week", "weeks", "woche", "wochen"), 7),
    **dict.fromkeys(("m", "month", "months", "monat", "monate", "monaten"), 30),
    **dict.fromkeys(("q", "quarter", "quarters", "quartal"), 90),
    **dict.fromkeys(("y", "year", "years", "jahr", "jahre"), 365),
}
"""Days of a unit of time, as people count them."""

MOMENTS = {
    **dict.fromkeys(("now", "heute", "jetzt", "current", "current_date"), 0),
    **dict.fromkeys(("tomorrow", "morgen"), 1),
    **dict.fromkeys(("yesterday", "gestern"), -1),
    **dict.fromkeys(("next week", "nächste woche", "in a week"), 7),
    **dict.fromkeys(("last week", "letzte woche", "a week ago"), -7),
    **dict.fromkeys(("next month", "nächsten monat"), 30),
    **dict.fromkeys(("last month", "letzten monat"), -30),
}
"""Days, counted from today."""
