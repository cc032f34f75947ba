from relapp.domain.currencies import CURRENCIES, usual_currency


def test_a_country_pays_in_its_own_currency_or_in_euros():
    assert [usual_currency(country) for country in ("BR", "RO", "US", "PT", "")] == ["BRL", "RON", "USD", "EUR", "EUR"]
    assert {usual_currency(country) for country in ("BR", "RO", "MD", "US", "")} <= set(CURRENCIES)
