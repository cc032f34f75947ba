"""What is not known about a client, in words: as a question, and as the name of what is missing."""

from relapp.domain.questions import Question, Topic
from relapp.i18n import _, pgettext


def topic(value: Topic) -> str:
    """What is not known, in a word or two."""
    return {
        Topic.PHONE: pgettext("unknown", "Phone"),
        Topic.NEEDS: pgettext("unknown", "Needs"),
        Topic.ADDRESSED_AS: pgettext("unknown", "What they like to be called"),
        Topic.BIRTHDAY: pgettext("unknown", "Birthday"),
        Topic.CHANNEL: pgettext("unknown", "Preferred channel"),
        Topic.HOURS: pgettext("unknown", "Preferred hours"),
        Topic.KEY_PEOPLE: pgettext("unknown", "Key people"),
        Topic.WISHES: pgettext("unknown", "Wishes"),
        Topic.INTERESTS: pgettext("unknown", "Interests"),
        Topic.ORIGIN: pgettext("unknown", "How they came to us"),
        Topic.FAMILY: pgettext("unknown", "Family"),
    }[value]


def question(value: Question) -> str:
    """What to ask: the user's own words, or ours for the gap."""
    if not value.topic:
        return value.text
    return {
        Topic.PHONE: _("What is their phone number?"),
        Topic.NEEDS: _("What do they need most from us?"),
        Topic.ADDRESSED_AS: _("What do they like to be called?"),
        Topic.BIRTHDAY: _("When is their birthday?"),
        Topic.CHANNEL: _("How do they prefer to be reached?"),
        Topic.HOURS: _("When is a good time to reach them?"),
        Topic.KEY_PEOPLE: _("Who decides there, and who should we know?"),
        Topic.WISHES: _("What do they wish for?"),
        Topic.INTERESTS: _("What are they interested in?"),
        Topic.ORIGIN: _("How did they come to us?"),
        Topic.FAMILY: _("Who is in their family?"),
    }[Topic(value.topic)]


def missing(value: Question) -> str:
    """What an open question is about, as short as a list takes it."""
    return topic(Topic(value.topic)) if value.topic else value.text


def ask_line(value: Question) -> str:
    """The question to ask at the next touch."""
    return _("Ask: {question}").format(question=question(value))
