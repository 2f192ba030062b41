"""Blocks that tests render: one of each kind, in the states that look different."""

from __future__ import annotations

SUPPORT = """
objective: Customers get answers without having to call us
id: support
commitment: aspirational
why: Calls cost 9 EUR each, see [the survey](survey.md).
supports: loyal
resources: 2 engineers, 1 writer
contributors: [Logistics]
outcomes:
  - outcome: Calls to the call centre fall
    id: calls
    metric: calls answered
    unit: calls/week
    baseline: 4000
    target: 2500
    due: 2026-12-15
    weight: 2
    rationale: The pilot region cut calls by *41 %* in eight weeks.
    evidence: ["https://example.org/pilot"]
    source: Call-centre dashboard, read every Monday
    guards: [csat]
    checkins:
      - {date: 2026-10-05, value: 3960, confidence: 0.5}
      - {date: 2026-10-19, value: 3790, confidence: 0.6}
      - {date: 2026-11-02, value: 3480, confidence: 0.7, note: Search live for the pilot region.}
      - {date: 2026-11-16, value: 3220, confidence: 0.6, note: Search live for all.}
  - {outcome: Searches end with an answer, id: searches, unit: "% of searches", baseline: 38,
     target: 60, weight: 1,
     checkins: [{date: 2026-11-06, value: 42}, {date: 2026-11-20, value: 47}]}
outputs:
  - {output: Searchable product database, id: search, description: One search box., leads_to: [calls,
     searches],
     due: 2026-11-10, shipped: 2026-11-06, status: done, link: "https://tracker.example.org/PROJ-12"}
  - {output: Staff send search links, id: staff, leads_to: calls, due: 2026-11-13, shipped: 2026-11-16,
     status: done}
  - {output: Questions routed by topic, id: routing, leads_to: searches, due: 2026-11-30,
     progress: 40%, status: in-progress}
"""

GUARD = """
outcome: Callers rate the answer well
id: csat
unit: of 5
keep: ">= 4.4"
checkins: [{date: 2026-11-20, value: 4.5}]
"""

LOYAL = """
objective: Growers choose us and stay
id: loyal
period: "2026"
owner: Company
commitment: committed
"""

KINDS = """
objective: Strawberry growers harvest more
id: strawberries
outcomes:
  - {outcome: Fewer plants are lost, id: mould, unit: "% of plants", baseline: 8.0, target: 5.0,
     checkins: [{date: 2026-11-20, value: 8.2}]}
  - {outcome: Machines stay up, id: uptime, unit: "%", keep: [99.5, 100], checkins: [{date: 2026-11-20,
     value: 99.2}]}
  - {outcome: The seal is ours, id: seal, milestones: [{title: Audit, done: true}, {title: Report,
     due: 2026-12-01}]}
  - {outcome: Soil holds more water, id: soil, unit: mm, baseline: unknown, baseline_due: 2026-12-01}
  - {outcome: A lead costs less, id: stale, unit: EUR/lead, baseline: 42.0, target: 35.0,
     checkins: [{date: 2026-10-29, value: 38.2}]}
  - {outcome: Margins grow, id: margin, unit: EUR, baseline: 731984, target: 915243,
     confidential: true, checkins: [{date: 2026-11-20, value: 823613.5}]}
outputs:
  - {output: Weekly leaf check, id: leaf, leads_to: mould, due: 2026-11-15}
  - {output: Trade fair, id: fair, leads_to: mould, status: dropped}
"""

CLOSED = """
objective: Customers find the right product themselves
id: found
period: 2026-Q3
commitment: aspirational
status: closed
grade: 0.7
retrospective: We measured satisfaction too late to learn from it.
outcomes:
  - {outcome: Pilot searches end with an answer, id: pilot, unit: "%", baseline: 24, target: 45,
     checkins: [{date: 2026-09-20, value: 38}]}
  - {outcome: Pilot calls fall, id: pilot-calls, unit: calls, baseline: 610, target: 400,
     checkins: [{date: 2026-09-20, value: 360}]}
"""

DRAFT = """
objective: Something for next year
id: next
status: draft
period: 2027-Q1
"""

ELSEWHERE = """
output: A newsletter
id: news
owner: Marketing
leads_to: [calls, mould]
due: 2026-12-01
"""

ENABLING = """
output: Data platform
id: platform
owner: IT
enabling: Every team reads its numbers here, see [](okr:calls).
"""

ALL = (SUPPORT, GUARD, LOYAL, KINDS, CLOSED, DRAFT, ELSEWHERE, ENABLING)
