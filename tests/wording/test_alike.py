from relapp.domain.clients import Client, Occasion, OccasionKind, RelationshipType
from relapp.domain.dates import YearlyDate
from relapp.domain.duplicates import Likeness, Reason, merged
from relapp.domain.rhythms import Rhythm
from relapp.wording import alike


def test_every_reason_has_words():
    words = alike.likeness(Likeness(tuple(Reason), 50)).split(", ")
    assert len(set(words)) == len(Reason)


def test_what_would_be_lost_is_a_line_each():
    days = [(Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, day)),) for day in (22, 23)]
    first = Client("Ana Prado", company="Nord", relationship=RelationshipType.LONG_TERM, rhythm=Rhythm(7, 14), occasions=days[0])
    second = Client("Ana", company="Sud", relationship=RelationshipType.COMMUNITY, rhythm=Rhythm(5, 9), occasions=days[1])
    made = merged(first, second, {"company": "Sud", "birthday": YearlyDate(3, 23)})
    assert alike.note(first, second, made).splitlines() == [
        "Company: Nord",
        "Birthday: Mar 22",
        "Type of relationship: Community",
        "Rhythm: every 5 to 9 days",
    ]
    assert alike.note(first, first, first) == ""
