"""The sheets of labels that are sold, by the measures that their makers publish."""

from relapp.domain.labels import OTHER, PAPERS, LabelChoices, LabelSheet

_SMALLEST = 10.0  # millimetres
_SLACK = 0.5

# Names, paper, columns and rows, width and height of a label, left and top of the first, steps across and down, radius.
SHEETS = (
    LabelSheet(("Avery L7160", "Pimaco A4360", "Pimaco A4260", "Pimaco A4060", "Avery J8160"),
               "A4", 3, 7, 63.5, 38.1, 7.2, 15.15, 66.05, 38.1),
    LabelSheet(("Avery L7159", "Avery J8159"), "A4", 3, 8, 63.5, 33.9, 7.2, 12.9, 66.05, 33.9),
    LabelSheet(("Avery L7161", "Pimaco A4361", "Pimaco A4261", "Avery J8161"), "A4", 3, 6, 63.5, 46.6, 7.2, 8.7, 66.05, 46.6),
    LabelSheet(("Avery L7164", "Pimaco A4364", "Pimaco A4264", "Avery J8164"), "A4", 3, 4, 63.5, 71.9, 7.2, 4.7, 66.05, 71.9),
    LabelSheet(("Avery L7162", "Pimaco A4362", "Pimaco A4262", "Pimaco A4062", "Avery J8162"),
               "A4", 2, 8, 99.1, 33.9, 4.65, 12.9, 101.6, 33.9),
    LabelSheet(("Avery L7163", "Pimaco A4363", "Pimaco A4263", "Pimaco A4063", "Avery J8163"),
               "A4", 2, 7, 99.1, 38.1, 4.65, 15.15, 101.6, 38.1),
    LabelSheet(("Avery L7165", "Pimaco A4365", "Pimaco A4265", "Avery J8165"), "A4", 2, 4, 99.1, 67.7, 4.65, 13.1, 101.6, 67.7),
    LabelSheet(("Avery L7651", "Pimaco A4351", "Pimaco A4251", "Pimaco A4051", "Avery J8651"),
               "A4", 5, 13, 38.1, 21.2, 4.65, 10.7, 40.65, 21.2),
    LabelSheet(("Pimaco A4354", "Pimaco A4254", "Pimaco A4054"), "A4", 2, 11, 99.0, 25.4, 4.7, 8.8, 101.6, 25.4),
    LabelSheet(("Pimaco A4355", "Pimaco A4255", "Pimaco A4055"), "A4", 3, 9, 63.5, 31.0, 7.2, 9.0, 66.1, 31.0),
    LabelSheet(("Pimaco A4356", "Pimaco A4256", "Pimaco A4056"), "A4", 3, 11, 63.5, 25.4, 7.2, 8.8, 66.1, 25.4),
    LabelSheet(("Pimaco A4350", "Pimaco A4250", "Pimaco A4050"), "A4", 2, 5, 99.0, 55.8, 4.7, 9.0, 101.6, 55.8),
    LabelSheet(("Avery 3474",), "A4", 3, 8, 70.0, 37.0, 0.0, 0.5, 70.0, 37.0, 0.0),
    LabelSheet(("Avery 5160", "Pimaco 6180", "Pimaco 6080", "Pimaco 6280", "Pimaco 62580", "Avery 8160"),
               "Letter", 3, 10, 66.68, 25.4, 4.76, 12.7, 69.85, 25.4, 1.6),
    LabelSheet(("Avery 5161", "Pimaco 6181", "Pimaco 6081", "Pimaco 6281", "Pimaco 62581", "Avery 8161"),
               "Letter", 2, 10, 101.6, 25.4, 3.97, 12.7, 106.36, 25.4, 1.6),
    LabelSheet(("Avery 5162", "Pimaco 6182", "Pimaco 6082", "Pimaco 6282", "Pimaco 62582", "Avery 8162"),
               "Letter", 2, 7, 101.6, 33.87, 3.97, 21.17, 106.36, 33.87, 1.6),
    LabelSheet(("Avery 5163", "Pimaco 6183", "Pimaco 6083", "Pimaco 6283", "Avery 8163"),
               "Letter", 2, 5, 101.6, 50.8, 3.97, 12.7, 106.36, 50.8, 3.2),
    LabelSheet(("Avery 5164", "Pimaco 6184", "Pimaco 6084", "Pimaco 6284", "Avery 8164"),
               "Letter", 2, 3, 101.6, 84.67, 3.97, 12.7, 106.36, 84.67, 3.2),
    LabelSheet(("Avery 5167", "Avery 8167"), "Letter", 4, 20, 44.45, 12.7, 7.14, 12.7, 52.39, 12.7, 1.6),
    LabelSheet(("Pimaco 6187", "Pimaco 6087", "Pimaco 6287"), "Letter", 4, 20, 44.4, 12.7, 14.5, 12.7, 47.5, 12.7, 1.6),
)  # fmt: skip


def _number(name: str) -> str:
    return name.strip().rpartition(" ")[2].casefold()


_BY_NUMBER = {_number(name): sheet for sheet in SHEETS for name in sheet.names}

_USUAL = {"A4": "L7160", "Letter": "5160"}


def find(name: str) -> LabelSheet | None:
    """The sheet that is sold under a number, with or without its maker; None where it is not known."""
    return _BY_NUMBER.get(_number(name))


def usual(paper: str) -> LabelSheet:
    """The sheet that most people have who print on `paper`."""
    found = find(_USUAL[paper])
    assert found
    return found


def chosen(choices: LabelChoices) -> LabelSheet:
    """The sheet that was chosen, the usual one where it is not known."""
    return choices.other if choices.sheet == OTHER else find(choices.sheet) or usual("A4")


def fits(sheet: LabelSheet) -> bool:
    """Whether all labels lie on the paper, none over another, and each has room for words."""
    if min(sheet.columns, sheet.rows) < 1 or min(sheet.width, sheet.height) < _SMALLEST:
        return False
    width, height = PAPERS[sheet.paper]
    (left, top), (right, bottom) = sheet.corner(0), sheet.corner(sheet.count - 1)
    lies_on_it = left >= 0 and top >= 0 and right + sheet.width <= width + _SLACK and bottom + sheet.height <= height + _SLACK
    is_apart = (sheet.columns == 1 or sheet.across >= sheet.width) and (sheet.rows == 1 or sheet.down >= sheet.height)
    return lies_on_it and is_apart


def sold_as(sheet: LabelSheet) -> str:
    """Its maker and number, for each maker the first: ``Avery L7160, Pimaco A4360``."""
    first = {name.split()[0]: name for name in reversed(sheet.names)}
    return ", ".join(name for name in sheet.names if name in first.values())
