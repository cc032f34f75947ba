"""Short forms of given names in Portuguese, Romanian and English: who may be called what."""

from functools import cache

# A full name, then what those who bear it are called; folded. One short form may belong to several full names.
_TABLE = """
adalberto: beto dada; adriana: drica dri adi; adriano: dri; alberto: beto bertinho; albert: al bert bertie;
alexandre: xande ale alex lexandre; alexandra: sandra alex ale xanda; alexandru: alex sandu alecu;
alexander: alex sandy alec xander; alfredo: fredo; andrew: andy drew; andrei: andi; anthony: tony; antonia: tonia toia;
antonio: toninho tonho tonico tunico; ana: aninha anita anuta nita; anton: toni; aparecida: cida cidinha; augusto: guto;
aurelian: aurel relu; barbara: babi babs barb; bartolomeu: bartolo; beatriz: bia beazinha bea; beatrice: bea trixie;
benedito: dito bene; benjamin: ben benny benji; bernardo: nardo; bruna: bru; carla: carlinha;
carlos: carlinhos cacau caca carlito; carolina: carol carolzinha lina; caroline: carol carrie; catarina: cata catita;
catalina: cata lina; catherine: kate cathy katie kitty cat; katherine: kate kathy katie kitty kat; cecilia: ceci cilinha;
charles: charlie chuck chas; christina: tina chris chrissy; christopher: chris kit topher;
christine: chris tina chrissie; cicero: cico; claudia: claudinha clau; claudio: claudinho;
constantin: costel costica titi dinu; constanta: tanta; cornelia: nelia; corneliu: nelu; cristian: cristi;
cristina: cris tina crisinha; cristiane: cris; cristiano: cris; daniel: dani dan danny; daniela: dani dana; danilo: dani;
david: dave davey davi; deborah: deb debbie debi; debora: deb debi; diana: didi; diego: di; dionisio: dio;
dorothy: dot dottie dolly; dumitru: mitica dumi mitru; edmundo: mundo; eduarda: duda dudinha; eduardo: edu dudu du duda;
edward: ed eddie ted teddy ned; elena: lenuta ileana lena nuta; eleonora: nora; elisabeta: eliza beta;
elizabeth: liz beth betty lizzie eliza betsy libby; elisabete: bete beth betinha; elizabete: bete beth betinha;
emanuel: manu; emanuela: manu; emilia: mili; emily: em emmy; eugen: jeni geni; eugenia: jeni geni; fabiana: fabi;
fabio: fabinho; felipe: lipe fe; fernanda: nanda fe fefe; fernando: nando fe fernandinho; filip: fil; flavia: flavinha;
florentina: tina; florin: flori; francisca: chica francisquinha; francisco: chico chiquinho kiko paco;
frederico: fred dico; frederick: fred freddie; gabriel: gabi biel gabe; gabriela: gabi gaby; geovana: gio;
gheorghe: gigi gica ghita george gogu; george: gigi jorj; geraldo: gera; gertrudes: tude; gilberto: beto giba gil;
giovana: gio; gregory: greg; gregorio: goio; grigore: gore; guilherme: gui guiga; gustavo: guga gu; helena: lena leninha;
heloisa: helo elo; henrique: rique kike henri; henry: harry hank hal; humberto: beto; ignacio: nacho; ileana: ili;
ines: nene; ioana: oana ioanuta; ion: nelu ionel ionica ionut nelutu iancu; ioan: nelu ionel ionut; irina: iri;
isabel: bel isa belinha; isabela: bel isa bela; isaura: zaura; ivo: vivo; jacob: jake; jacqueline: jackie;
jaime: jaiminho; james: jim jimmy jamie; janaina: jana; jennifer: jen jenny; jeronimo: momo; joana: joaninha jo;
joao: joaozinho jota janjao joca jonjoca; joaquim: quim quincas joca; john: jack johnny jon; jonathan: jon jonny;
jorge: jorginho; jose: ze zeca zezinho zezo juca pepe zequinha; josefa: zefa zefinha; josefina: fina;
joseph: joe joey jo; joshua: josh; julia: ju juju; juliana: ju juli; juliano: ju; julio: julinho; karina: ka;
katarina: kata; kenneth: ken kenny; laura: laurinha; laurentiu: lauri; lawrence: larry; leandro: le;
leonard: len lenny leo; leonardo: leo nardo; leticia: le leti lele; liviu: livi; lourdes: lurdes lurdinha;
lucia: lu lucinha; luciana: lu; luciano: lu; lucian: luci; ludovico: vico; luis: lula luisinho lulu;
luiz: lula luizinho lulu; luisa: lu isa; madalena: mada lena; magdalena: magda lena; manuel: mane manu neco;
manoel: mane manu neco maneco; manuela: manu; marcela: celinha; marcelo: celo celinho; marcel: celu; marcia: marcinha;
marcio: marcinho; marcos: marquinhos; margaret: maggie meg peggy marge margie; margareta: reta marga; margarida: guida;
maria: mari mariazinha maricica marioara; mariana: mari nana; marian: mari; marinela: nela; mario: marinho;
martha: marty; martim: tim; mateus: teus teteu; matheus: teus teteu; matthew: matt matty; mauricio: mau; mauro: maurinho;
michael: mike mick mickey; michelle: mich shelly; miguel: migue guel; mihai: misu mihaita mihut misi; mihail: misu misa;
mihaela: miha mica ela; mircea: mirci; miriam: mimi; monica: moni; nathaniel: nat nate; natalia: nat nati;
nicholas: nick nicky; nicolae: nicu nae culae niculae nicusor; nicoleta: nico nicol; octavian: tavi; octavio: tavinho;
olivia: liv livia; orlando: lando; osvaldo: vava vado; otavio: tavinho; pamela: pam; patricia: pati paty pat trish patty;
patrick: pat paddy; paula: paulinha; paulo: paulinho; paul: paulica; pedro: pedrinho pepe; peter: pete;
petre: petrica petrisor; petru: petrica petrisor; philip: phil pip; priscila: pri; rachel: rach; radu: raducu;
rafael: rafa fael; rafaela: rafa; raimundo: mundico rai mundinho; ramona: mona; rebecca: becky becca; regina: gina;
reginaldo: regi naldo; renata: re renatinha; renato: renatinho; ricardo: rica cado ricardinho;
richard: rick dick rich richie ricky; rita: ritinha; robert: bob bobby rob robbie bert; roberta: beta;
roberto: beto betinho robertinho; rodica: rodi; rodrigo: rod digo digao; rogerio: roger; ronaldo: naldo ro;
ronald: ron ronnie; rosangela: ro rosa; rosario: charo; roxana: roxi; rui: ruizinho; salvador: dodo; samanta: sam;
samantha: sam sammy; samuel: sam samuca sammy; sandra: sandrinha; sebastiana: bastiana tiana; sebastian: sebi bastian;
sebastiao: tiao bastiao; sergio: serginho; severino: biu; silvia: silvinha; simona: simo; sofia: sofi; sorin: sorinel;
stefan: fane stefanita; stefania: fania stefi; stephen: steve stevie; steven: steve stevie; stephanie: steph;
susan: sue susie suzy; suzana: su suzi; tatiana: tati tania; teodor: teo doru; teodora: teo dora;
teresa: tete terezinha teresinha; tereza: tete terezinha; theodore: ted teddy theo; thomas: tom tommy; tiago: ti;
timothy: tim timmy; toader: toadere; valentin: vali; valentina: vali tina; valeria: val vali; valeriu: vali;
vanessa: van nessa; vasile: vasi lica vasilica sile; veronica: vero vera; vicente: cente vicentinho; victor: vic vitinho;
vitor: vitinho; victoria: vicky tori vivi; viorica: vio rica; viorel: vio; virgil: gil gilu; virginia: ginny gina;
vitoria: vivi vi; viviane: vivi; vivian: vivi viv; vladimir: vlad; wagner: wag; walter: wally walt; washington: ton;
wellington: ton tom; wesley: wes; william: bill will billy willie liam; yasmin: mimi; zacharias: zac; zachary: zach zack
"""


@cache
def meanings() -> dict[str, frozenset[str]]:
    """The full names that each name of the table may stand for, itself among them where it is a full one."""
    found: dict[str, set[str]] = {}
    for full, short in _pairs():
        found.setdefault(full, {full})
        found.setdefault(short, set()).add(full)
    return {name: frozenset(full) for name, full in found.items()}


@cache
def families() -> dict[str, str]:
    """One name for all that short forms link, directly or over others: ``ze`` and ``jose`` have the same."""
    leader: dict[str, str] = {}

    def leading(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for full, short in _pairs():
        first, second = sorted((leading(full), leading(short)))
        leader[second] = first
    return {name: leading(name) for name in list(leader)}


def are_one_name(first: str, second: str) -> bool:
    """Whether one of two folded names is a short form of the other, or both are of the same."""
    known = meanings()
    return not known.get(first, frozenset()).isdisjoint(known.get(second, frozenset()))


def _pairs() -> list[tuple[str, str]]:
    entries = (entry.partition(":") for entry in _TABLE.split(";"))
    return [(full.strip(), short) for full, _colon, forms in entries for short in forms.split()]
