"""The table of Outlook in Portuguese (Brazil): its versions word the same columns in several ways."""

from relapp.exchange.days import Order
from relapp.exchange.tables.codes import columns_in
from relapp.exchange.tables.dialects.dialect import Dialect
from relapp.exchange.tables.dialects.outlook import SILENT

_COLUMNS = """
prefix = título | tratamento
given = nome | primeiro nome
middle = segundo nome | nome do meio
family = sobrenome | último nome | apelido
suffix = sufixo
company = empresa
title = cargo
tags = categorias
notes = anotações | observações | notas
interests = hobby | passatempo | passatempos
occasion:Birthday = aniversário | data de nascimento
occasion:Anniversary = aniversário de casamento | bodas | data especial | datas especiais | data comemorativa
person:Spouse = cônjuge
person:Child = filhos
person:Manager = nome do gerente | nome do gestor | gerente
person:Assistant = nome do assistente | nome da assistente | assistente
person.phone:Assistant = telefone do assistente | telefone da assistente | fone do assistente
person:Referred by = indicado por | referido por
email = endereço de e-mail | endereço de email | endereço de e-mail # | endereço de email #
url = página da web | página web
url:home = página pessoal da web
url:work = página comercial | home page da empresa
phone:cell = telefone celular | celular | fone celular
phone:home = telefone residencial | telefone residencial # | fone residencial
phone:work = telefone comercial | telefone comercial # | fone comercial | fone comercial #
phone:main = telefone principal da empresa
phone = telefone principal | telefone primário | fone primário
phone:other = outro telefone | outro fone | radiofone | radiotelefone | retorno de chamada | retornar chamada
phone:car = telefone do carro | fone do carro
phone:pager = pager
phone:work fax = fax comercial
phone:home fax = fax residencial
phone:other fax = outro fax
address:work = endereço comercial
address:other = outro endereço
address.street:work = rua do endereço comercial | rua comercial
address.street:home = endereço residencial | rua do endereço residencial | rua residencial
address.street:other = outra rua | rua do outro endereço
address.street2:work = rua do endereço comercial 2 | rua comercial 2
address.street2:home = endereço residencial 2 | rua do endereço residencial 2 | rua residencial 2
address.street2:other = outra rua 2 | rua do outro endereço 2
address.street3:work = rua do endereço comercial 3 | rua comercial 3
address.street3:home = endereço residencial 3 | rua do endereço residencial 3 | rua residencial 3
address.street3:other = outra rua 3 | rua do outro endereço 3
address.box:work = caixa postal do endereço comercial | caixa postal comercial
address.box:home = caixa postal do endereço residencial | caixa postal residencial
address.box:other = caixa postal do outro endereço | outra caixa postal
address.city:work = cidade do endereço comercial | cidade comercial
address.city:home = cidade do endereço residencial | cidade residencial
address.city:other = outra cidade | cidade do outro endereço
address.region:work = estado do endereço comercial | estado comercial
address.region:home = estado do endereço residencial | estado residencial | estado
address.region:other = outro estado | estado do outro endereço
address.postcode:work = cep do endereço comercial | cep comercial | código postal comercial
address.postcode:home = cep do endereço residencial | cep residencial | código postal residencial
address.postcode:other = outro cep | outro código postal | cep do outro endereço
address.country:work = país/região da empresa | país/região do endereço comercial | país/região comercial
address.country:home = país/região de residência | país/região do endereço residencial | país/região residencial
address.country:other = outro país/região | país/região do outro endereço
"""

OUTLOOK_PORTUGUESE = Dialect.of(
    "Outlook (português)",
    columns_in(_COLUMNS),
    (
        {
            "empresa", "nome", "primeiro nome", "sobrenome",
        },
        {
            "endereço de e-mail", "endereço de email", "rua do endereço comercial", "telefone celular", "telefone comercial",
        },
        {
            "categorias", "página da web", "rua do endereço comercial", "sufixo", "telefone comercial", "telefone residencial",
        },
    ),
    unplaced={
        "confidencialidade", "conta", "departamento", "disponibilidade na internet", "gênero", "idioma",
        "informações de disponibilidade na internet", "informações para cobrança", "iniciais", "isdn", "local",
        "local do escritório", "localização do escritório", "nome para exibição do e-mail", "nome para exibição do e-mail #",
        "nome para exibição do email", "nome para exibição do email #", "número de identificação da organização",
        "número de identificação do governo", "número de identificação organizacional", "palavras-chave", "particular",
        "prioridade", "privado", "profissão", "quilometragem", "rdsi", "sensibilidade", "servidor de diretório", "sexo",
        "telefone tty/tdd", "telex", "tipo de e-mail", "tipo de e-mail #", "tipo de email", "tipo de email #", "usuário #",
    },
    silent=SILENT,
    order=Order.DAY_FIRST,
)  # fmt: skip
