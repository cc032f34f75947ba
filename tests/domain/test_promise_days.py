from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relapp.domain.promise_days import PromiseWords, suggest_day
from relapp.wording.plans import promise_words

MONDAY = date(2026, 11, 23)
ENGLISH = promise_words()


def listed(*lists):
    return tuple(tuple(each.split("|")) for each in lists)


PORTUGUESE = PromiseWords(
    months=listed(
        "janeiro|jan", "fevereiro|fev", "março|mar", "abril|abr", "maio|mai", "junho|jun", "julho|jul", "agosto|ago",
        "setembro|set", "outubro|out", "novembro|nov", "dezembro|dez",
    ),
    weekdays=listed(
        "segunda-feira|na segunda", "terça-feira|na terça", "quarta-feira|na quarta", "quinta-feira|na quinta",
        "sexta-feira|na sexta", "sábado", "domingo",
    ),
    numbers=listed("um|uma", "dois|duas|um par de", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez"),
    in_month=("em", "até", "durante"),
    on_day=("dia", "até dia"),
    ordinals=("o",),
    fillers=("de", "do", "da", "deste", "desta", "o"),
    early=("início", "começo", "primeiros dias"),
    middle=("meados", "meio"),
    late=("fim", "final", "últimos dias"),
    tomorrow=("amanhã",),
    after_tomorrow=("depois de amanhã",),
    this_week=("semana",),
    this_month=("mês",),
    next_week=("próxima semana", "semana que vem"),
    next_month=("próximo mês", "mês que vem"),
    within=("em", "daqui a", "dentro de"),
    days=("dia", "dias"),
    weeks=("semana", "semanas"),
    months_long=("mês", "meses"),
    gone=("passada", "passado", "última", "último"),
)  # fmt: skip

ROMANIAN = PromiseWords(
    months=listed(
        "ianuarie|ian", "februarie|feb", "martie|mar", "aprilie|apr", "mai", "iunie|iun", "iulie|iul", "august|aug",
        "septembrie|sept", "octombrie|oct", "noiembrie|nov", "decembrie|dec",
    ),
    weekdays=listed("luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică"),
    numbers=listed("o|un", "două|doi", "trei", "patru", "cinci", "șase", "șapte", "opt", "nouă", "zece"),
    in_month=("în", "din", "până în"),
    on_day=("pe", "pe data de", "până pe"),
    ordinals=("-lea",),
    fillers=("de", "lui", "lunii", "luna", "în", "această"),
    early=("începutul", "primele zile"),
    middle=("mijlocul", "jumătatea"),
    late=("sfârșitul", "finalul", "ultimele zile"),
    tomorrow=("mâine",),
    after_tomorrow=("poimâine",),
    this_week=("săptămânii", "săptămâna"),
    this_month=("lunii", "luna"),
    next_week=("săptămâna viitoare", "săptămânii viitoare"),
    next_month=("luna viitoare", "lunii viitoare"),
    within=("peste", "în"),
    days=("zi", "zile"),
    weeks=("săptămână", "săptămâni"),
    months_long=("lună", "luni"),
    gone=("trecută", "trecut"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I'll call early in January to set up a lunch", date(2027, 1, 5)),
        ("we meet mid-December", date(2026, 12, 15)),
        ("send it by the end of the month", date(2026, 11, 30)),
        ("late January 2028", date(2028, 1, 31)),
        ("end of next month", date(2026, 12, 31)),
        ("at the beginning of next week", date(2026, 11, 30)),
        ("by the end of the week", date(2026, 11, 27)),
        ("In two weeks he has the answer", date(2026, 12, 7)),
        ("in a week", date(2026, 11, 30)),
        ("in 10 days", date(2026, 12, 3)),
        ("call back in 3 months", date(2027, 2, 23)),
        ("tomorrow!", date(2026, 11, 24)),
        ("the day after tomorrow", date(2026, 11, 25)),
        ("next week", date(2026, 11, 30)),
        ("Friday next week", date(2026, 12, 4)),
        ("next week on Friday", date(2026, 12, 4)),
        ("on FRIDAY", date(2026, 11, 27)),
        ("on Monday", date(2026, 11, 30)),
        ("December 15", date(2026, 12, 15)),
        ("December 15, 2028", date(2028, 12, 15)),
        ("the 15th of December 2027", date(2027, 12, 15)),
        ("on Friday, December 18", date(2026, 12, 18)),
        ("on the 15th", date(2026, 12, 15)),
        ("on the 31st", date(2026, 12, 31)),
        ("12/15", date(2026, 12, 15)),
        ("15/12", date(2026, 12, 15)),
        ("12/15/26", date(2026, 12, 15)),
        ("2026-12-24", date(2026, 12, 24)),
        ("Feb 29", date(2028, 2, 29)),
        ("in May", date(2027, 5, 5)),
        ("tomorrow, and again on 15 January", date(2026, 11, 24)),
    ],
)  # fmt: skip
def test_english_is_understood(text, day):
    assert suggest_day(text, MONDAY, ENGLISH) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("na próxima semana", date(2026, 11, 30)),
        ("Ligo na semana que vem, na sexta", date(2026, 12, 4)),
        ("no início de janeiro", date(2027, 1, 5)),
        ("no comeco do mes que vem", date(2026, 12, 5)),
        ("até o fim do mês", date(2026, 11, 30)),
        ("daqui a duas semanas", date(2026, 12, 7)),
        ("em 3 dias", date(2026, 11, 26)),
        ("sexta-feira", date(2026, 11, 27)),
        ("15 de dezembro", date(2026, 12, 15)),
        ("1º de janeiro", date(2027, 1, 1)),
        ("dia 15", date(2026, 12, 15)),
        ("dia 15 de março de 2027", date(2027, 3, 15)),
        ("05/01", date(2027, 1, 5)),
        ("depois de amanhã", date(2026, 11, 25)),
        ("ligar amanha", date(2026, 11, 24)),
        ("em dez minutos", None),
        ("segunda via da nota", None),
        ("na sexta passada", None),
    ],
)
def test_portuguese_is_understood(text, day):
    assert suggest_day(text, MONDAY, PORTUGUESE) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("pe 15 decembrie", date(2026, 12, 15)),
        ("pe 15.12", date(2026, 12, 15)),
        ("15.12.2026", date(2026, 12, 15)),
        ("la începutul lui ianuarie", date(2027, 1, 5)),
        ("la sfârșitul săptămânii", date(2026, 11, 27)),
        ("la sfarsitul lunii viitoare", date(2026, 12, 31)),
        ("săptămâna viitoare", date(2026, 11, 30)),
        ("vineri, săptămâna viitoare", date(2026, 12, 4)),
        ("peste două săptămâni", date(2026, 12, 7)),
        ("peste doua saptamani", date(2026, 12, 7)),
        ("peste 20 de zile", date(2026, 12, 13)),
        ("marţi", date(2026, 11, 24)),  # with the cedilla of old keyboards
        ("marți", date(2026, 11, 24)),
        ("mâine dimineață", date(2026, 11, 24)),
        ("în mai", date(2027, 5, 5)),
        ("mai vorbim", None),
        ("vinerea", None),
    ],
)
def test_romanian_is_understood_with_and_without_its_signs(text, day):
    assert suggest_day(text, MONDAY, ROMANIAN) == day


@pytest.mark.parametrize(
    "text",
    ["", "He liked the oven", "may I call", "24/7", "1/2 kg", "sold 2 ovens", "last Friday we met", "31/11", "in 0 days",
     "in November", "2020-01-01", "November 23, 2026", "call 15.12.2026.1", "99/99/9999"],
)  # fmt: skip
def test_no_day_to_come_is_none(text):
    assert suggest_day(text, MONDAY, ENGLISH) is None


def test_figures_are_read_in_the_order_of_the_language():
    day_first = replace(ENGLISH, day_first=True)
    month_first = replace(ENGLISH, day_first=False)

    assert suggest_day("05/12", MONDAY, day_first) == date(2026, 12, 5)
    assert suggest_day("05/12", MONDAY, month_first) == date(2027, 5, 12)


def test_a_language_without_a_way_to_say_something_does_without_it():
    nothing = PromiseWords(*((), (), ()), *(() for _each in range(len(fields(PromiseWords)) - 4)))

    assert suggest_day("in two weeks, on Friday, December 18", MONDAY, nothing) is None
    assert suggest_day("18.12.2026", MONDAY, nothing) == date(2026, 12, 18)


DAYS = st.dates()
SPOKEN = st.sampled_from((ENGLISH, PORTUGUESE, ROMANIAN))


@st.composite
def notes(draw):
    """Words and figures that days are made of, in any order."""
    words = draw(SPOKEN)
    lists = [value for each in fields(words) if isinstance(value := getattr(words, each.name), tuple)]
    names = sorted({name for each in lists for item in each for name in ([item] if isinstance(item, str) else item)})
    figures = st.integers(0, 9999).map(str)
    signs = st.sampled_from(["/", ".", "-", ",", "º", "th", "²", "٣", "\n", "ﬁ"])
    parts = draw(st.lists(st.sampled_from(names) | figures | signs, max_size=12))
    return words, draw(st.sampled_from([" ", ""])).join(parts)


@given(note=notes(), today=DAYS)
@example(note=(ENGLISH, "in 999 months"), today=date.max)
@example(note=(ENGLISH, "on the 31st"), today=date.max)
@example(note=(ENGLISH, "end of next month"), today=date.max)
@example(note=(ENGLISH, "Feb 29"), today=date(9996, 2, 29))
def test_it_never_answers_with_a_day_that_has_been_and_never_fails(note, today):
    words, text = note
    found = suggest_day(text, today, words)
    assert found is None or found > today


@given(text=st.text(), today=DAYS, words=SPOKEN)
def test_any_text_at_all_can_be_read(text, today, words):
    found = suggest_day(text, today, words)
    assert found is None or found > today


@given(away=st.integers(1, 360), today=st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_day_written_in_full_is_that_day(away, today):
    day = today + timedelta(days=away)
    assert suggest_day(f"até {day.day} de {PORTUGUESE.months[day.month - 1][0]}", today, PORTUGUESE) == day
    assert suggest_day(f"{day.day}.{day.month}.{day.year}", today, ROMANIAN) == day


@given(count=st.integers(1, 400), today=st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_in_so_many_days_is_so_many_days_away(count, today):
    assert suggest_day(f"peste {count} de zile", today, ROMANIAN) == today + timedelta(days=count)
    assert suggest_day(f"in {count} weeks", today, ENGLISH) == today + timedelta(weeks=count)
