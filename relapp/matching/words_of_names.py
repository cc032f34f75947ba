"""Words in names that say nothing of who it is, in Portuguese, Romanian and English; folded, without dots."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words("and da das de del della der den di do dos du e el i la las le los of si ter the und van von y")

# Only in front, where a surname may not stand; "sr" behind a name is a senior.
HONORIFICS = _words(
    "dr dra doctor doutor doutora sr sra srta sro senhor senhora seu dona dom dn dna dl dlui dnul domnul doamna domnisoara "
    "dlsoara dsoara "
    "mr mrs ms miss mx sir madam prof profa profesor profesoara professor professora ing engenheiro eng enga arq arqt arh "
    "adv av avocat ec pr padre pe frei irma pastor rev tio tia titi nenea tanti capt cap col gen"
)

# Those that say whether it is a man or a woman. "Dr" is said of both.
OF_MEN = _words("sr senhor seu dom dn dl dlui dnul domnul mr sir padre frei tio nenea")
OF_WOMEN = _words(
    "dra doutora sra srta senhora dona dna doamna domnisoara dlsoara dsoara mrs ms miss madam profa profesoara professora enga "
    "irma tia tanti"
)

# Between the names of two: those that are nothing else, and those that also join two surnames of one.
JOINING, ALSO_JOINING = _words("and si"), _words("e y")

# What tells a son from his father, by one word for each step.
GENERATIONS = {
    "jr": "junior", "junior": "junior", "jnr": "junior", "filho": "junior", "filha": "junior", "fiul": "junior", "ii": "junior",
    "neto": "neto", "neta": "neto", "iii": "neto", "sobrinho": "sobrinho", "sobrinha": "sobrinho",
    "sr": "senior", "snr": "senior", "senior": "senior", "pai": "senior", "tatal": "senior",
}  # fmt: skip

# Who somebody is to another: in front of a name that is not theirs, or in brackets behind their own. Given names are left out.
RELATIONS = frozenset(GENERATIONS) | _words(
    "mae pai mamae papai esposa esposo marido mulher irmao irmaos namorada namorado noivo noiva avo sogra sogro cunhada cunhado "
    "genro prima primo madrinha padrinho vizinha vizinho viuva viuvo secretaria secretario assistente motorista baba cuidadora "
    "casa casal familia fam recado recados ex tia tio irma nora mama tata sotia sotie sotul sot fiul fiu fiica sora fratele "
    "frate bunica bunicul soacra socrul cumnata cumnatul ginerele matusa unchiul verisoara verisorul nasa nasul vecina vecinul "
    "secretara asistenta asistentul acasa mother mom mum father dad wife husband son daughter sister brother grandmother "
    "grandma grandfather grandpa aunt uncle cousin girlfriend boyfriend neighbour neighbor widow secretary assistant driver "
    "nanny pa home house family office"
)
NEVER_IN_FRONT = _words("ii iii jr jnr sr snr ex tia tio irma nora")

# In brackets behind a name, of the number or the entry and not of whose it is.
LABELS = _words(
    "celular cel fixo telefone tel fone whatsapp whats wpp zap trabalho trab novo nova antigo antiga email "
    "mobil telefon serviciu nou noua vechi mobile cell phone work new old landline"
)

# Surnames that are no given name too: left out in the middle of a name, they tell nobody from a sister.
FAMILY_NAMES = _words(
    "silva santos oliveira souza sousa lima pereira ferreira costa rodrigues almeida nascimento alves carvalho araujo ribeiro "
    "barbosa rocha dias cardoso gomes martins melo mello barros freitas andrade fernandes lopes moreira moura teixeira correia "
    "correa cavalcanti cavalcante monteiro mendes vieira nunes campos cunha pinto castro duarte ramos machado borges azevedo "
    "soares pires fonseca coelho farias faria nogueira siqueira morais moraes tavares medeiros guimaraes figueiredo magalhaes "
    "macedo brito bezerra braga caldas camargo carneiro cordeiro couto dantas dutra esteves fagundes ferraz fontes franca "
    "furtado galvao garcia goncalves guerra leal leite leitao lacerda marques mattos matos meireles menezes meneses "
    "mesquita mota motta muniz novaes novais pacheco padilha paiva passos peixoto pedrosa pimenta pimentel pinheiro pontes "
    "porto prado prates queiroz queiros rangel rego reis resende rezende rios sampaio saraiva seixas serra silveira simoes "
    "toledo torres vargas vasconcelos vasques vaz veiga veloso viana vilela popa pop rusu ciobanu moldovan stoica lupu olaru "
    "rotaru croitoru morar muresan crisan cojocaru lungu albu rosu chiriac manea badea barbu dobre neagu smith johnson "
    "williams brown jones miller moore white thompson robinson clark walker hall young king wright hill green baker adams "
    "campbell roberts phillips evans edwards collins rogers cook bell murphy richardson cox "
    "ward peterson"
)
FAMILY_ENDS = ("escu", "eanu")

# Legal forms: those that are nothing else, and those that are also a surname or an initial and so only count in a company's name.
LEGAL_FORMS = _words("ltda eireli epp mei srl ltd limited llc llp inc corp gmbh plc pfa lda")
COMPANY_WORDS = LEGAL_FORMS | _words("me sa sc sca scs snc ii if co cia company companhia corporation")
COMPANY_PREFIXES = _words("sc cia companhia compania firma grupo grup")

# Words in front of a mailbox that a family shares, or that was typed where there is none.
SHARED_MAILBOXES = _words(
    "casa casal familia family fam home nos naotem naopossui semmail sememail noemail nomail none null na nuare fara test teste"
)

# Mailboxes that belong to an office and not to somebody.
ROLES = _words(
    "adm admin administracao administrativo administratie atendimento billing birou cobranca comenzi comercial compras conta "
    "contabil contabilidade contabilitate contact contacto contas contato diretoria editor email enquiries escritorio "
    "faturamento financeiro geral gerencia hello help hr info information inquiries juridico loja magazin mail marketing nfe "
    "no-reply noreply nfse office oi ola orders pedidos post presa receptie recepcao reception reservas rezervari rh sac sales "
    "secretaria secretariat secretary service shop staff suporte support suport team vanzari vendas webmaster"
)
