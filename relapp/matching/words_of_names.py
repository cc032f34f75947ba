"""Words in names that say nothing of who it is, in Portuguese, Romanian and English; folded, without dots."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words("da das de del della der den di do dos du e el i la las le los of si ter the und van von y")

# Only in front, where a surname may not stand; "sr" behind a name is a senior.
HONORIFICS = _words(
    "dr dra doctor doutor doutora sr sra srta sro senhor senhora seu dona dom dn dna dl dlui domnul doamna domnisoara dlsoara "
    "mr mrs ms miss mx sir madam prof profa profesor profesoara professor professora ing engenheiro eng enga arq arqt arh "
    "adv av avocat ec pr padre pe frei irma pastor rev tio tia titi nenea tanti capt cap col gen"
)

# What tells a son from his father, by one word for each step.
GENERATIONS = {
    "jr": "junior", "junior": "junior", "jnr": "junior", "filho": "junior", "filha": "junior", "fiul": "junior", "ii": "junior",
    "neto": "neto", "neta": "neto", "iii": "neto", "sobrinho": "sobrinho", "sobrinha": "sobrinho",
    "sr": "senior", "snr": "senior", "senior": "senior", "pai": "senior", "tatal": "senior",
}  # fmt: skip

# Legal forms: those that are nothing else, and those that are also a surname or an initial and so only count in a company's name.
LEGAL_FORMS = _words("ltda eireli epp mei srl ltd limited llc llp inc corp gmbh plc pfa lda")
COMPANY_WORDS = LEGAL_FORMS | _words("me sa sc sca scs snc ii if co cia company companhia corporation")
COMPANY_PREFIXES = _words("sc cia companhia compania firma grupo grup")

# Mailboxes that belong to an office and not to somebody.
ROLES = _words(
    "adm admin administracao administrativo administratie atendimento billing birou cobranca comenzi comercial compras conta "
    "contabil contabilidade contabilitate contact contacto contas contato diretoria editor email enquiries escritorio "
    "faturamento financeiro geral gerencia hello help hr info information inquiries juridico loja magazin mail marketing nfe "
    "no-reply noreply nfse office oi ola orders pedidos post presa receptie recepcao reception reservas rezervari rh sac sales "
    "secretaria secretariat secretary service shop staff suporte support suport team vanzari vendas webmaster"
)
