"""The table of Outlook in Romanian: its versions word the same columns in several ways."""

from relapp.exchange.days import Order
from relapp.exchange.tables.codes import columns_in
from relapp.exchange.tables.dialects.dialect import Dialect
from relapp.exchange.tables.dialects.outlook import SILENT

_COLUMNS = """
prefix = titlu | titlul | formulă de adresare
given = prenume
middle = al doilea prenume | al doilea nume | nume mijlociu | prenumele al doilea
family = nume | nume de familie
suffix = sufix
company = firmă | firma | societate | companie
title = funcție | funcția | titlul postului | post
tags = categorii
notes = note | observații
interests = hobby | pasiuni
occasion:Birthday = zi de naștere | ziua de naștere | data nașterii | dată de naștere
occasion:Anniversary = aniversare | aniversarea căsătoriei | zi aniversară
person:Spouse = soț/soție | soț (soție) | soț | soție
person:Child = copii
person:Manager = nume manager | numele managerului | nume șef | nume director
person:Assistant = nume asistent | numele asistentului | nume asistentă
person.phone:Assistant = telefon asistent | telefonul asistentului | telefon asistentă
person:Referred by = recomandat de | referit de
email = adresă de e-mail | adresă e-mail | adresa de e-mail | adresă de poștă electronică | adresă de e-mail #
email = adresă e-mail # | adresa de e-mail # | adresă de poștă electronică # | adresă e-mail # #
url = pagină web | pagina web
url:home = pagină web personală
url:work = pagină web firmă
phone:cell = telefon mobil | mobil
phone:home = telefon acasă | telefon acasă # | telefon domiciliu | telefon domiciliu # | telefon reședință
phone:home = telefon reședință #
phone:work = telefon serviciu | telefon serviciu # | telefon birou | telefon birou # | telefon la serviciu
phone:work = telefon la serviciu #
phone:main = telefon principal firmă | telefon principal al firmei | telefon principal societate
phone = telefon principal
phone:other = alt telefon | alt număr de telefon | radiotelefon | telefon radio | apel invers | reapelare
phone:car = telefon mașină | telefon auto
phone:pager = pager
phone:work fax = fax serviciu | fax birou | fax la serviciu
phone:home fax = fax acasă | fax domiciliu | fax reședință
phone:other fax = alt fax
address:work = adresă serviciu | adresă birou
address:home = adresă domiciliu | adresă acasă | adresă reședință
address:other = altă adresă
address.street:work = stradă serviciu | strada serviciu | stradă birou
address.street:home = stradă acasă | stradă domiciliu | stradă reședință
address.street:other = altă stradă | stradă alta
address.street2:work = stradă serviciu 2 | strada serviciu 2 | stradă birou 2
address.street2:home = stradă acasă 2 | stradă domiciliu 2 | stradă reședință 2
address.street2:other = altă stradă 2
address.street3:work = stradă serviciu 3 | strada serviciu 3 | stradă birou 3
address.street3:home = stradă acasă 3 | stradă domiciliu 3 | stradă reședință 3
address.street3:other = altă stradă 3
address.box:work = cutie poștală adresă serviciu | cutie poștală serviciu | căsuță poștală serviciu
address.box:home = cutie poștală adresă domiciliu | cutie poștală acasă | căsuță poștală domiciliu
address.box:other = cutie poștală altă adresă | altă cutie poștală
address.city:work = localitate serviciu | oraș serviciu | localitate birou | oraș birou
address.city:home = localitate acasă | oraș acasă | localitate domiciliu | oraș domiciliu | localitate reședință
address.city:other = altă localitate | alt oraș
address.region:work = județ serviciu | județ/sector serviciu | județ birou | stat serviciu
address.region:home = județ acasă | județ/sector acasă | județ domiciliu | județ reședință | stat acasă
address.region:other = alt județ | alt județ/sector
address.postcode:work = cod poștal serviciu | cod poștal birou
address.postcode:home = cod poștal acasă | cod poștal domiciliu | cod poștal reședință
address.postcode:other = alt cod poștal
address.country:work = țară/regiune serviciu | țara/regiunea serviciu | țară serviciu | țară/regiune birou
address.country:home = țară/regiune acasă | țara/regiunea acasă | țară acasă | țară/regiune domiciliu | țară domiciliu
address.country:home = țară/regiune reședință
address.country:other = altă țară/regiune | altă țară
"""

OUTLOOK_ROMANIAN = Dialect.of(
    "Outlook (română)",
    columns_in(_COLUMNS),
    (
        {
            "companie", "firmă", "nume", "nume de familie", "prenume", "societate",
        },
        {
            "adresă de e-mail", "adresă e-mail", "stradă serviciu", "telefon birou", "telefon la serviciu", "telefon mobil",
            "telefon serviciu",
        },
        {
            "categorii", "pagină web", "stradă birou", "stradă serviciu", "sufix", "telefon birou", "telefon la serviciu",
            "telefon serviciu",
        },
    ),
    unplaced={
        "cod numeric personal", "confidențialitate", "cont", "cuvinte cheie", "departament", "disponibilitate internet",
        "gen", "informații de facturare", "informații facturare", "inițiale", "isdn", "kilometraj",
        "liber/ocupat pe internet", "limba", "limbă", "locația", "locație", "locație birou", "nume afișat e-mail",
        "nume afișat e-mail #", "nume de afișat e-mail", "nume de afișat e-mail #", "număr de identificare organizație",
        "număr id guvernamental", "număr id organizație", "particular", "prioritate", "privat", "profesia", "profesie",
        "sediu", "sensibilitate", "server de directoare", "server director", "sex", "telefon tty/tdd", "telex",
        "tip de e-mail", "tip de e-mail #", "tip e-mail", "tip e-mail #", "utilizator #",
    },
    silent=SILENT,
    order=Order.DAY_FIRST,
)  # fmt: skip
