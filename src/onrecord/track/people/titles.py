"""Words of names that tell little: titles, particles and suffixes of persons, common nouns of bodies."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MALE = _words("mr sir lord king prince sheikh shaikh sayyid pehin monsignor father brother")
FEMALE = _words("mrs ms miss mme madam madame dame lady queen princess sister")
ROLES = _words(
    """president vice prime minister premier chancellor secretary undersecretary under state deputy senior
    first special presidential foreign defence defense interior justice finance energy trade health
    labour labor transport culture spokesman spokeswoman spokesperson envoy ambassador negotiator
    mediator commissioner governor gov govs mayor senator sen sens rep reps congressman
    congresswoman representative councillor alderman speaker judge chief director chairman
    chairwoman chair convener general gen lieutenant lt colonel col major maj captain capt brigadier
    brig sergeant sgt admiral adm commander marshal inspector sub superintendent bishop archbishop
    cardinal pope patriarch imam ayatollah rabbi leader cabinet attorney"""
)
RANKS = _words(
    """general gen lieutenant lt colonel col major maj captain capt brigadier brig sergeant sgt admiral adm
    vice commander marshal inspector superintendent sub judge justice bishop"""
)
LITTLE = _words("of for and in a an s new then its their our my your one same")  # in a role
PREPOSITIONS = _words("of at for from in with to")
ADDRESS = _words(
    """dr prof professor hon honourable honorable rev reverend canon deacon archdeacon dean eng engineer atty
    advocate ald mp mep mec cs ratu adi hajj haji alhaji alhaja hajia nana oba otunba mallam ustadh mullah
    maulana mufti mawlawi sheikha sheik datuk dato datin puan encik pak khun daw shri smt garu pandit sardar
    señor senor señora senora herr frau monsieur signor signora profe comrade cde bra justice baroness baron
    duke earl viscount rt right excellency his her the former ex acting outgoing then"""
)
TITLES = MALE | FEMALE | ROLES | ADDRESS
SUFFIXES = _words("garu sahib saheb jr sr ii iii iv md phd mp qc kc esq")
PARTICLES = _words(
    """al el ul ad ar as az de da do dos das del della di du van von der den ter ten bin ibn ben bint
    af av"""
)
PRONOUNS = _words("i we he she it they me us him her them you")
SMALL = _words("of the and for in on to de la du des y e & a")
# Words that name one body on a page and another on the next.
GENERIC = _words(
    """government ministry union council committee commission company agency bank fund board party
    parliament court army navy police military presidency alliance association federation forum front
    group guild institute league museum office organisation organization authority opposition palace
    embassy church diocese university hospital city province region state republic kingdom society
    secretariat side delegation mission administration management bloc house cabinet treasury guard
    coalition movement senate congress assembly foreign finance defence defense interior health labour
    national central international summit chamber syndicate paper herald post times news"""
)
