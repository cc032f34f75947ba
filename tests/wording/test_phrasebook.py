import re

import pytest

from relapp import i18n
from relapp.domain.clients import Channel
from relapp.domain.merging import Field, fields_in, merge, problems
from relapp.domain.texts import Situation, Template, Way, years_in_words
from relapp.wording.phrasebook import phrasebook, whole_body

# Of these a client may have one each year or each month, so that two texts would return too soon.
OFTEN = {
    Situation.BIRTHDAY,
    Situation.WEDDING,
    Situation.PARTNERSHIP,
    Situation.NAME_DAY,
    Situation.THANK_YOU,
    Situation.PURCHASE_THANKS,
    Situation.REFERRAL_THANKS,
    Situation.KEEP_IN_TOUCH,
    Situation.PERSONAL_NOTE,
    Situation.SATISFACTION_CHECK,
}
# A person's gender is never known, so nothing may agree with it; and nobody is shouted at.
GUESSES = {
    "en": r"\b(he|she|his|her|sir|madam)\b",
    "pt_BR": r"\b(obrigad|prezad|bem-vind|querid|car[oa]\b|grat[oa]\b|senhor)",
    "ro": r"\b(stimat|bine ați venit|sunteți (mulțumit|invitat|obligat)|încântat|doamn|domnu)",
}

every_language = pytest.mark.parametrize("language", i18n.LANGUAGES)


def everything(language: str) -> list[str]:
    book = phrasebook(language)
    return [*(each.body for each in book.texts), *book.subjects.values(), book.closing]


@every_language
def test_there_are_enough_words_for_everything(language: str) -> None:
    texts = phrasebook(language).texts
    for situation in Situation:
        of_situation = [each for each in texts if each.situation is situation]
        assert sum(each.way is Way.WRITTEN for each in of_situation) >= (3 if situation in OFTEN else 2)
        assert sum(each.way is Way.SPOKEN for each in of_situation) >= 2
        assert phrasebook(language).subjects[situation]


@every_language
def test_each_text_has_a_place_of_its_own_and_other_words(language: str) -> None:
    texts = phrasebook(language).texts

    assert len({each.key for each in texts}) == len({each.body for each in texts}) == len(texts)
    assert all(each.key.startswith(f"{language}/{each.situation}/{each.way}/") and not each.is_own for each in texts)


def test_the_languages_have_the_same_texts() -> None:
    places = [{each.key.partition("/")[2] for each in phrasebook(language).texts} for language in i18n.LANGUAGES]

    assert places == [places[0]] * len(places)


@every_language
def test_nothing_has_a_mistake_in_its_marks(language: str) -> None:
    assert [(text, problems(text)) for text in everything(language) if problems(text)] == []


@every_language
@pytest.mark.parametrize("known", ["all", "nothing", *Field])
def test_every_text_reads_well_whatever_is_known(language: str, known: str) -> None:
    sample = phrasebook(language).sample
    values = sample if known == "all" else {field: value for field, value in sample.items() if field == known}
    for text in phrasebook(language).texts:
        merged = merge(text.body, values)
        assert merged[0].isupper(), merged
        assert merged.endswith((".", "?", sample[Field.LINK])), merged
        assert not re.search(r"[{}\[\]]|  | [.,;:?!)]|[.,;:?!]{2}|\(\)|“”|„”", merged), merged
        assert not re.search(r"[.?!] +[a-zăâîșțáéíóúãõç]", merged), merged


@every_language
def test_the_words_are_calm_and_guess_nobodys_gender(language: str) -> None:
    for text in everything(language):
        assert "!" not in text
        assert not re.search(GUESSES[language], text.lower()), text


def test_romanian_is_written_with_commas() -> None:
    assert not re.search("[şţŞŢ]", " ".join(everything("ro")))
    assert re.search("[șț]", " ".join(everything("ro")))


@every_language
def test_nothing_says_a_field_without_a_way_around_it(language: str) -> None:
    for text in everything(language):
        outside = re.sub(r"\[\[.*?\]\]", "", text, flags=re.DOTALL)
        assert not re.search(r"\{\w+\}", outside), text


@every_language
def test_years_have_all_their_forms(language: str) -> None:
    said = {years_in_words(count, phrasebook(language).lexicon.years, language) for count in (1, 5, 20)}

    assert len(said) == 3


@every_language
def test_the_fields_are_used(language: str) -> None:
    used = frozenset[Field]().union(*(fields_in(text) for text in everything(language)))

    assert set(Field) - used <= {Field.NAME, Field.COMPANY}


def test_a_letter_of_ours_is_closed_and_a_message_is_not() -> None:
    ours = phrasebook("en").texts[0]

    assert merge(whole_body(ours, Channel.EMAIL), {Field.ME: "Alex"}).endswith("enjoy.\n\nKind regards,\nAlex")
    assert merge(whole_body(ours, Channel.LETTER), {}).endswith("enjoy.\n\nKind regards")
    assert whole_body(ours, Channel.WHATSAPP) == ours.body
    own = Template(Situation.BIRTHDAY, Way.WRITTEN, "en", "Cheers", "1")
    assert whole_body(own, Channel.EMAIL) == "Cheers"


@every_language
def test_examples_link_to_an_address_that_belongs_to_nobody(language: str) -> None:
    book = phrasebook(language)
    links = re.findall(r"https?://[^/\s]+", " ".join([*everything(language), *book.sample.values()]))
    assert set(links) == {"https://example.com"}
