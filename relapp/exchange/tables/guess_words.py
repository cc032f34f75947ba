"""The words by which people call the columns of their tables, in English, Portuguese and Romanian, without accents."""

from collections.abc import Mapping

from relapp.exchange.tables.codes import columns_in
from relapp.exchange.tables.columns import Column, Field
from relapp.exchange.tables.own_columns import OWN_HEADERS

_COLUMNS = """
full_name = name | full name | complete name | contact name | customer name | client name | display name | customer | client
full_name = contact | person | nome | nome completo | nome cliente | nome contato | cliente | clientes | contato | contatos
full_name = pessoa | nome paciente | paciente | aluno | nume | nume complet | nume prenume | nume si prenume | prenume si nume
full_name = nume client | nume contact | client nume | persoana | persoana contact | persoana de contact | pessoa contato
full_name = contact person
prefix = prefix | salutation | tratamento | pronome | titulatura | apelativ | forma tratamento
given = first name | given name | forename | firstname | primeiro nome | prenome | prenume | prenumele | fname
middle = middle name | middlename | nome meio | segundo nome | al doilea prenume | al doilea nume | second name
family = last name | family name | surname | lastname | lname | sobrenome | ultimo nome | nome familia | nume familie
family = numele familie | numele de familie | nume de familie
suffix = suffix | sufixo | sufix
nickname = nickname | nick | alias | apelido | alcunha | porecla | supranume | pseudonim | como gosta ser chamado
company = company | company name | organization | organisation | organization name | business name | firm | employer
company = account name | empresa | nome empresa | companhia | organizacao | razao social | nome fantasia | fantasia | loja
company = firma | firme | companie | compania | nume firma | denumire | denumire firma | societate | societatea | organizatie
company = magazin | angajator
title = title | job title | position | role | job | occupation | profession | cargo | funcao | profissao | ocupacao | functie
title = functia | post | pozitie | profesie | meserie | ocupatie
tags = tags | tag | labels | label | group | groups | category | categories | segment | etiquetas | etiqueta | grupo | grupos
tags = categoria | categorias | segmento | marcadores | marcador | etichete | eticheta | grup | grupuri | categorie
tags = categorii | segmente
notes = notes | note | remarks | remark | comment | comments | description | memo | observacoes | observacao | obs | anotacoes
notes = anotacao | notas | nota | comentarios | comentario | descricao | informacoes | info | observatii | observatie
notes = mentiuni | mentiune | comentarii | comentariu | descriere | detalii | informatii
interests = interests | interest | hobby | hobbies | likes | interesses | interesse | passatempo | passatempos | gostos
interests = preferencias | interese | interes | pasiuni | pasiune | preferinte
occasion:Birthday = birthday | birth date | birthdate | date birth | date of birth | dob | bday | born | aniversario | aniv
occasion:Birthday = niver | data nascimento | data de nascimento | dt nascimento | dt nasc | data nasc | nascimento | nasc
occasion:Birthday = nascido | nascida | data aniversario | dia aniversario | zi nastere | ziua nastere | zi de nastere
occasion:Birthday = ziua de nastere | data nasterii | data nastere | data de nastere | nascut | nascuta | aniversare
occasion:Birthday = data aniversarii | ziua nasterii
occasion:Anniversary = anniversary | wedding | wedding anniversary | wedding date | wedding day | casamento
occasion:Anniversary = aniversario casamento | data casamento | bodas | aniversario de casamento | casatorie
occasion:Anniversary = aniversare casatorie | aniversarea casatoriei | data casatoriei | nunta | data nuntii
occasion:Name day = name day | nameday | onomastica | zi onomastica | ziua onomastica | ziua numelui | dia santo
phone = phone | phones | phone number | telephone | tel | telephone number | contact number | telefone | telefones | fone
phone = fones | tel contato | telefone contato | numero telefone | ddd telefone | telefon | telefoane | telefonul | nr telefon
phone = numar telefon | numar de telefon | telefon contact | phone no
phone:fax = fax | fax number | numero fax | numar fax
email = email | emails | email address | mail | endereco email | endereco eletronico | correio eletronico | adresa email
email = adresa de email | adresa mail | posta electronica | adresa electronica
url = url | website | web site | site | web | homepage | home page | web page | link | pagina | pagina web | pagina da web
url = sitio | sait | site web
address = address | full address | mailing address | postal address | endereco | endereco completo | adresa | adresa completa
address = adrese | domiciliu
address.street = street | street address | address line | address 1 | rua | logradouro | avenida | strada | str | bulevardul
address.street = strada si numar | strada nr
address.street2 = number | house number | numero | no | nr | numar | street number | numero casa | nr strada
address.street3 = address 2 | address line 2 | apartment | suite | complemento | apartamento | apto | bloc | apartament
address.street3 = bloc scara apartament | ap | scara | etaj
address.district = district | neighborhood | neighbourhood | bairro | cartier | sector
address.box = po box | box | caixa postal | casuta postala
address.city = cidade uf | cidade estado | oras judet | city state
address.city = city | town | locality | cidade | municipio | oras | orasul | localitate | localitatea | comuna
address.region = state | region | province | county | state region | estado | uf | regiao | provincia | judet | judetul | jud
address.region = regiune
address.postcode = zip | zip code | zipcode | postal code | postcode | post code | cep | codigo postal | cod postal
address.postcode = codul postal
address.country = country | country region | pais | nacao | tara
person:Spouse = spouse | wife | husband | partner | conjuge | esposa | esposo | marido | companheiro | companheira | sot
person:Spouse = sotie | sotia | sotul | sot sotie | partener
person:Child = child | children | kids | filho | filha | filhos | filhas | copil | copii | fiu | fiica
person:Manager = manager | boss | supervisor | gerente | chefe | gestor | sef | seful | director | nume manager
person:Assistant = assistant | secretary | assistente | secretaria | asistent | asistenta | secretar | secretara
person:Referred by = referred by | indicado por | indicacao | recomandat de | recomandare
"""

# What stands beside such a word and says whose or where it is.
LABELS: Mapping[str, str] = {
    way: label
    for label, ways in {
        "cell": "cell|mobile|celular|cel|movel|mobil|mob",
        "WhatsApp": "whatsapp|whats|wpp|zap|wapp",
        "work": "work|business|office|company|trabalho|comercial|escritorio|empresa|profissional|serviciu|birou|firma|munca",
        "home": "home|personal|private|residential|casa|residencial|residencia|pessoal|particular|acasa|personala|fix|fixo",
        "main": "main|primary|principal|principala",
        "other": "other|alternative|secondary|outro|outra|alternativo|secundario|alt|alta|altul|secundar|recado",
        "LinkedIn": "linkedin",
        "Instagram": "instagram|insta",
        "Facebook": "facebook",
    }.items()
    for way in ways.split("|")
}
LABELLED = {Field.PHONE, Field.EMAIL, Field.URL, Field.ADDRESS}
# Where nothing but such a word stands.
ALONE: Mapping[str, Field] = {
    **dict.fromkeys(("cell", "WhatsApp"), Field.PHONE),
    **dict.fromkeys(("LinkedIn", "Instagram", "Facebook"), Field.URL),
}

# Numbers of persons, days of business and the like: no phone and no birthday, however they look.
NOTHING = {
    "cpf", "cnpj", "rg", "ie", "cui", "cif", "cnp", "id", "codigo", "cod", "code", "sku", "iban", "banco", "banca", "conta",
    "cont", "valor", "total", "preco", "pret", "suma", "saldo", "sold", "data", "date", "cadastro", "compra", "pedido",
    "comanda", "fatura", "factura", "vencimento", "scadenta", "sexo", "sex", "gender", "genero", "gen", "idade", "age",
    "varsta", "status", "situacao", "stare", "tipo", "type", "tip", "created", "modified", "updated", "owner", "vendedor",
    "vanzator", "agent", "agente", "reg", "nrreg", "inscricao", "documento", "document", "estado civil", "stare civila",
    "marital status", "score", "quantidade", "cantitate",
}  # fmt: skip

# Words that say nothing by themselves.
FILLERS = {
    "do", "da", "de", "dos", "das", "of", "the", "a", "o", "al", "ale", "si", "e", "your", "seu", "sua", "para", "pentru",
    "cliente", "client", "customer", "contato", "contact", "clientului", "contatos", "clientes", "clienti", "n",
}  # fmt: skip

PHRASES: Mapping[str, Column] = {
    **columns_in(_COLUMNS),
    **{header.lower(): Column(Field.OWN, part) for part, header in OWN_HEADERS.items()},
}

# Whose birthday or phone a column is about where it is not the client's.
OTHERS = {
    "mae",
    "pai",
    "mother",
    "father",
    "mama",
    "tata",
    "mamei",
    "tatalui",
    "parinti",
    "irmao",
    "irma",
    "frate",
    "sora",
    *(phrase for phrase, column in PHRASES.items() if column.field is Field.PERSON and " " not in phrase),
}
