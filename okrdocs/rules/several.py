"""Whether the name of an owner is one name, or several.

Signs such as `/` and `&` also stand inside the names of teams, so that they count only between what can be
two names of their own: nobody should have to rename “Sales & Marketing”.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from okrdocs.rules.wording import word_set
from okrdocs.validate.values import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Callable

_HANDLE = re.compile(r"(?<![\w.@-])@[\w.-]+(?:/[\w.-]+)*")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_LISTING = re.compile(r"[,;]?\s+(?:and|und|or|oder|&)\s+|\s*[,;|]\s*|\s+[/+]\s+", re.IGNORECASE)
"""What may stand between two names."""
_JOINING = re.compile(r"\s(?:and|und|&)\s", re.IGNORECASE)
"""Of that, what stands inside a name as often."""
_TIGHT = re.compile(r"(?P<first>[A-Z][\w'’-]*[a-zà-ÿ])/(?P<second>[A-Z][\w'’-]*[a-zà-ÿ])")
"""Two capitalised words with a slash: not `org/team`, not `UX/UI`."""
_WORD = re.compile(r"[^\W\d_]+")

# What departments, teams and roles are called: between such words, a sign is part of the name.
_FUNCTIONS = word_set(
    "account accounts admin ads agile ai all analytics app apps art assets audit automation backend board "
    "brand brands business campaigns care clients cloud co coaching comms community compliance content "
    "controlling core creative crm cs customer customers data dev developers devops digital docs "
    "ecommerce editorial education energy enterprise environment equity events everybody everyone "
    "experience facilities field finance food foundation founders fraud frontend fundraising gas general "
    "governance growth gtm guides hardware health hr inbound inclusion inclusivity industry infra "
    "infrastructure insight insights internal internet it kb knowledge law leadership leads learning "
    "legal life machine maintenance managed manufacturing market markets media members messaging metrics "
    "mobile monetization network networks office ops others outbound outreach paid partners partnerships "
    "parts payments payroll people performance platform platforms policy portfolio ppc pr privacy "
    "processes product products programmes programs projects protocols public qa quality regions release "
    "releases repair research revenue rewards risk risks safety sales sciences search security seo "
    "service services shipping shop site sites social software solutions sound spaces specs staff "
    "standards startups storage store stores strategy studio success suppliers supply support system "
    "systems tax team teams tech technical technology test tests tools trade travel treasury trust ui "
    "user users ux vendors video voice web website wellbeing wellness women workplace young youth absatz "
    "ausbildung bau betrieb buchhaltung daten dienste einkauf energie export finanzen forschung "
    "gesundheit handel haustechnik import innendienst jugend kasse kultur kunden kundendienst labor lager "
    "lehre logistik marke markt medien menschen miete personal planung politik presse produkt produkte "
    "rechnungswesen recht redaktion soziales statistik steuern strategie technik umwelt verkauf versand "
    "vertrieb verwaltung wartung werbung werk wirtschaft"
)
_ROLES = word_set(
    "acting ag associates bros brothers ceo cfo chair chief chro cio ciso cmo company coo corp cpo cro "
    "cto director evp founder gm gmbh head inc interim intern kg lead leader leiter leiterin leitung llc "
    "ltd manager officer owner partner plc president principal sons staff svp vp"
)
_ENDINGS = (
    *("ing", "ment", "ments", "tion", "tions", "sion", "sions", "ity", "ety", "ance", "ence", "ics", "ship"),
    *("ness", "ware", "ology", "ery", "ture", "ure", "rations", "ung", "heit", "keit", "schaft", "abteilung"),
)
_SHORTEST_STEM = 3


@lru_cache(maxsize=1024)
def _parts(owner: str) -> tuple[str, ...]:
    """Return what may be names in `owner`, without placeholders and repetitions."""
    handles = _HANDLE.findall(owner)
    found = handles if len(handles) > 1 else _ADDRESS.findall(owner)
    if len(found) < 2:
        tight = _TIGHT.fullmatch(owner.strip())
        found = list(tight.groups()) if tight else _LISTING.split(owner.strip(" ,;"))
    names = {name.casefold(): name for part in found if (name := part.strip()) and not is_placeholder(name)}
    return tuple(names.values())


def several_names(owner: str, stands_alone: Callable[[str], bool]) -> list[str]:
    """Return the names in `owner` if there are several; empty where it may be one name.

    `stands_alone` tells whether a name is known to be somebody's whole name.
    """
    names = list(_parts(owner))
    if len(names) == 1 and "/" in owner and all(map(stands_alone, owner.split("/"))):
        return owner.split("/")
    if len(names) < 2 or "://" in owner or any(not _WORD.search(name) for name in names):
        return []
    certain = all("@" in name or stands_alone(name) for name in names)
    return names if certain or _reads_as_list(owner, names) else []


def _reads_as_list(owner: str, names: list[str]) -> bool:
    """Tell whether signs in `owner` stand between names, judging by the words around them.

    Words for what teams do make it the name of one team, unless there is nothing else in the list and its
    signs are those of lists.
    """
    about = [_is_function(name) for name in names]
    if any(map(_has_role, names)) or (_TIGHT.fullmatch(owner.strip()) and any(about)):
        return False
    return not any(about) or (all(about) and not _JOINING.search(owner))


def _is_function(name: str) -> bool:
    """Tell whether `name` speaks of what a team does, or is a team."""
    return any(_is_functional(word.casefold()) for word in _WORD.findall(name))


def _is_functional(word: str) -> bool:
    if word in _FUNCTIONS:
        return True
    return any(word.endswith(end) and len(word) >= len(end) + _SHORTEST_STEM for end in _ENDINGS)


def _has_role(name: str) -> bool:
    """Tell whether `name` is, or ends with, a title or the form of a company."""
    return any(word.casefold() in _ROLES for word in _WORD.findall(name))
