"""Reads iCalendar files strictly, by RFC 5545 alone, sharing nothing with what writes them."""

import re
from dataclasses import dataclass, field

ONCE = {"UID", "DTSTAMP", "DTSTART", "DUE", "SUMMARY", "DESCRIPTION", "STATUS", "COMPLETED"}
_PROPERTY = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[^\";:,]+)*):(?P<value>.*)", re.DOTALL)
_TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")


@dataclass
class Component:
    """A component with its properties by name, its values as written, and what stands in it."""

    name: str
    properties: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)
    inside: list["Component"] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The value of a text property, as it was meant."""
        value = self.properties[name]
        assert _TEXT.fullmatch(value), value
        return re.sub(r"\\([\\;,nN])", lambda match: "\n" if match[1] in "nN" else match[1], value)


def read_calendar(data: bytes) -> Component:
    """The calendar in a file; an assertion fails where a rule is broken."""
    assert data.endswith(b"\r\n")
    lines = data[:-2].split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line and line.strip() for line in lines)
    unfolded = re.sub(rb"\r\n[ \t]", b"", data[:-2]).decode().split("\r\n")
    for line in lines:
        line.decode()  # a character is never cut in two
    top = Component("")
    stack = [top]
    for line in unfolded:
        match = _PROPERTY.fullmatch(line)
        assert match, line
        name, value = match["name"], match["value"]
        if name == "BEGIN":
            stack[-1].inside.append(Component(value))
            stack.append(stack[-1].inside[-1])
        elif name == "END":
            assert stack.pop().name == value
        else:
            assert name not in stack[-1].properties or name not in ONCE, name
            stack[-1].properties[name] = value
            stack[-1].parameters[name] = match["parameters"]
    assert len(stack) == 1
    (calendar,) = top.inside
    _check(calendar)
    return calendar


def _check(calendar: Component) -> None:
    assert calendar.name == "VCALENDAR"
    assert calendar.properties["VERSION"] == "2.0"
    assert calendar.properties["PRODID"]
    assert calendar.inside
    tasks = [each for each in calendar.inside if each.name == "VTODO"]
    uids = [each.text("UID") for each in tasks]
    assert len(uids) == len(set(uids))
    for task in tasks:
        assert {"UID", "DTSTAMP"} <= task.properties.keys()
        assert re.fullmatch(r"\d{8}T\d{6}Z", task.properties["DTSTAMP"])
        assert task.properties["STATUS"] in ("NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED")
        for name in {"DTSTART", "DUE"} & task.properties.keys():
            assert task.parameters[name] == ";VALUE=DATE"
            assert re.fullmatch(r"\d{8}", task.properties[name])
        if "DTSTART" in task.properties:
            assert task.properties["DTSTART"] < task.properties["DUE"]
        if "COMPLETED" in task.properties:
            assert re.fullmatch(r"\d{8}T\d{6}Z", task.properties["COMPLETED"])
