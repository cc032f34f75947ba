"""The names of what a text can be for, how it goes out and what it can ask for, and its mistakes in sentences."""

from relapp.domain.clients import OccasionKind
from relapp.domain.merging import Field, Problem, ProblemKind
from relapp.domain.texts import Situation, Way
from relapp.i18n import _, pgettext
from relapp.wording.terms import occasion, purpose


def situation(value: Situation) -> str:
    """What a text is for."""
    named = {
        Situation.BIRTHDAY: occasion(OccasionKind.BIRTHDAY),
        Situation.WEDDING: occasion(OccasionKind.WEDDING),
        Situation.PARTNERSHIP: occasion(OccasionKind.PARTNERSHIP),
        Situation.NAME_DAY: occasion(OccasionKind.NAME_DAY),
        Situation.GREETING: _("Another occasion"),
        Situation.SOMEBODY_CLOSE: _("Occasion of somebody close"),
        Situation.BELATED: _("Belated greeting"),
        Situation.THANK_YOU: _("Thanks"),
        Situation.PURCHASE_THANKS: _("Thanks for a purchase"),
        Situation.REFERRAL_THANKS: _("Thanks for a referral"),
        Situation.OPINION: _("Ask for an opinion"),
        Situation.MET: _("After meeting"),
        Situation.GOOD_NEWS: _("After good news"),
        Situation.REFERRAL_OUTCOME: _("Tell how the referral went"),
        Situation.PROMISED_TO_US: _("Promised to us"),
        Situation.CONCERN_CALL_BACK: _("Call back about a concern"),
        Situation.DIRECTION: _("Ask whether the direction is right"),
        Situation.FREE_REMINDER: _("Any other reason"),
    }
    return named.get(value) or purpose(value.purpose)


def way(value: Way) -> str:
    """How a text goes out."""
    return {
        Way.WRITTEN: pgettext("text", "Written"),
        Way.SPOKEN: pgettext("text", "Spoken"),
        Way.WHATSAPP: pgettext("text", "Only WhatsApp"),
        Way.EMAIL: pgettext("text", "Only e-mail"),
        Way.LETTER: pgettext("text", "Only letters"),
    }[value]


def field(value: Field) -> str:
    """What a text can ask for."""
    return {
        Field.FIRST_NAME: _("First name"),
        Field.NAME: _("Whole name"),
        Field.COMPANY: _("Company"),
        Field.OCCASION: _("Occasion"),
        Field.YEARS: _("Years it completes"),
        Field.PERSON: _("Whose occasion it is"),
        Field.WHAT: _("What was bought or promised"),
        Field.QUESTION: _("Question asked for feedback"),
        Field.TITLE: _("Title of the clipping"),
        Field.LINK: _("Link of the clipping"),
        Field.INTEREST: _("Interest of the client"),
        Field.ME: _("Your signature"),
    }[value]


def problem(value: Problem) -> str:
    """What is wrong with a text, where, and what to do."""
    said = {
        ProblemKind.UNKNOWN_FIELD: _("{at} is not a field. Choose one from the list of fields, or take it out."),
        ProblemKind.BRACE: _("A brace stands alone at “{at}”. Close the field, or write \\ before the brace to show it."),
        ProblemKind.NOT_CLOSED: _("The optional part at “{at}” has no end. Write ]] where it ends."),
        ProblemKind.NOT_OPENED: _("The optional part that ends at “{at}” has no beginning. Write [[ where it begins."),
        ProblemKind.NESTED: _("An optional part begins inside another at “{at}”. End the first one with ]] before it."),
    }[value.kind]
    return said.format(at=value.at)
