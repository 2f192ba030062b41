"""The headings of a view's groups: what the objects of each hold in common, in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from okrdocs.model import Kind
from okrdocs.plan.query.fields import Type
from okrdocs.plan.scores import Health
from okrdocs.render import signs

if TYPE_CHECKING:
    from okrdocs.plan.query.fields import Field
    from okrdocs.plan.query.view import Group
    from okrdocs.render.views.scene import Scene


def heading_of(scene: Scene, by: Field, group: Group) -> str:
    """Return the heading of a group: what the value that its objects share is called.

    That holds no secret, as no view chooses or groups by one.
    """
    if group.value is None:
        return scene.words.say("view_without")
    words, value = scene.words, group.value
    if by.type in (Type.ID, Type.IDS) and (entry := scene.plan.find(value)):
        return scene.title(entry)
    if by.type is Type.PERIOD and (period := scene.period(group.entries[0])):
        return period.title
    if by.type is Type.DATE:
        return words.full_day(dt.date.fromisoformat(value))
    if by.type is Type.FLAG:
        return words.say("view_yes" if value == str(True) else "view_no", field=by.name)
    return _choice(scene, by, value) if by.type is Type.CHOICE else value


def _choice(scene: Scene, by: Field, value: str) -> str:
    if by.name == "kind":
        return scene.words.kinds(Kind(value))
    if by.name == "health":
        return signs.HEALTH[Health(value)].sign(scene.words).word
    if by.name == "commitment":
        return scene.words.say(value)
    return scene.words.say(f"status_{value.replace('-', '_')}")
