"""Words by which names are told from other words, and kinds of names from each other."""

from __future__ import annotations

from onrecord.page.lexicon import word_set

HONORIFICS_M = word_set(
    "mr mister sir lord king prince sheikh shaikh sayyid monsieur señor senor herr signor shri sri "
    "brother father"
)
HONORIFICS_F = word_set(
    """mrs ms miss mme madam madame dame lady queen princess sheikha señora senora frau signora smt sister"""
)
HONORIFICS = (
    HONORIFICS_M
    | HONORIFICS_F
    | word_set(
        """dr prof professor hon honourable honorable rev reverend canon archdeacon dean excellency h.e he
    justice judge ratu hajj haji alhaji mullah maulana datuk dato dato’ comrade atty ald cllr mp sen gov
    rep gen lt col maj capt brig sgt adm vice cmdr eng baroness baron duke earl profe cs highness lordship
    ladyship majesty grace holiness ambassador-designate"""
    )
)

# Head nouns of what a person is. Their plurals make groups.
ROLE_NOUNS = word_set(
    """president vice-president minister premier chancellor secretary undersecretary secretary-general
    spokesman spokeswoman spokesperson envoy ambassador negotiator mediator facilitator commissioner
    governor mayor senator representative congressman congresswoman lawmaker deputy councillor councilor
    councilman councilwoman alderman speaker chief director chairman chairwoman chairperson chair convener
    coordinator general lieutenant colonel major captain brigadier sergeant admiral commander marshal
    inspector superintendent officer bishop archbishop cardinal pope patriarch imam ayatollah rabbi priest
    pastor leader head boss founder co-founder owner manager executive ceo economist analyst professor
    researcher scientist historian lawyer attorney counsel barrister judge justice prosecutor advocate
    adviser advisor aide official diplomat delegate organiser organizer activist journalist reporter
    correspondent editor columnist writer author host presenter anchor moderator interviewer king queen
    prince princess emir sultan sheikh emperor monarch member politician candidate whip treasurer clerk
    registrar principal rector dean provost headteacher teacher lecturer student farmer fisherman skipper
    pilot driver doctor nurse surgeon engineer worker docker steward shopkeeper trader banker broker
    consultant expert veteran soldier warlord rebel fighter militant insurgent campaigner resident
    villager witness neighbour neighbor father mother brother sister son daughter husband wife widow
    cousin uncle aunt friend colleague counterpart ally rival opponent predecessor successor partner
    assistant ombudsman comptroller auditor architect curator keeper librarian goalkeeper coach player
    striker athlete union-leader prime-minister consul attaché attache permanent-representative
    chairholder person man woman boy girl passenger caller reader listener questioner participant source
    insider shareholder investor tenant landlord grower rancher miner fisher critic supporter protester
    demonstrator premier-designate minister-president mec mp senator-elect taoiseach intendant prefect
    sheriff patient buyer seller supplier spokes negotiator-in-chief sherpa rapporteur elder chieftain"""
)
OFFICES = word_set(
    """president vice-president minister premier chancellor secretary undersecretary secretary-general
    spokesman spokeswoman spokesperson envoy ambassador negotiator mediator commissioner governor mayor
    senator representative councillor speaker chief director chairman chairwoman chair convener
    coordinator general lieutenant colonel major captain brigadier admiral commander marshal leader head
    facilitator mec sherpa ombudsman archdeacon cs executive adviser chairperson consul bishop archbishop
    cardinal king queen emir sultan taoiseach prefect boss deputy delegate"""
)
STATE_OFFICES = word_set(
    """president vice-president minister premier chancellor secretary undersecretary ambassador envoy general
    colonel brigadier admiral lieutenant marshal king queen emir sultan taoiseach consul"""
)
ROLE_MODIFIERS = word_set(
    """prime vice deputy first second third former ex acting outgoing interim senior junior chief special
    foreign defence defense interior justice finance energy trade health labour labor transport culture
    education environment agriculture fisheries ports water resources budget economy economic home
    external affairs internal security national state general presidential parliamentary ministerial royal
    military army navy naval police press media government opposition party union lead head principal
    executive managing permanent under assistant associate private public political regional provincial
    federal local central european union’s nuclear climate peace electoral tourism industry commerce mines
    minerals oil immigration housing development urban rural sports science technology planning cabinet
    attorney minority majority founding honorary emeritus the our your co new then late top high-ranking
    leading international district county city village town"""
)
# Head words of organisations' names.
BODY_WORDS = word_set(
    """ministry union council committee commission company corporation agency bank fund board party
    parliament court army navy force forces police alliance association federation forum front group guild
    institute league museum office organisation organization authority embassy church diocese university
    college hospital secretariat delegation mission administration bureau department directorate service
    services senate congress assembly coalition movement chamber syndicate network society initiative
    campaign trust foundation club clubs school schools holdings industries energy airlines railways
    partners ltd inc plc corp llc gmbh co ag sa consortium collective cooperative co-operative
    confederation command guard brigade brigades battalion resistance militia junta government republic
    presidency cabinet treasury tribunal inspectorate press news times post herald gazette tribune courier
    wire radio tv television channel broadcasting observatory centre center think-tank workers farmers
    growers drivers producers producers’ fishermen nurses teachers tenants lecturers owners veterans
    alliance’s list branch local lodge chapter parties united watch polls apparel textiles motors foods
    steel metals mining shipping lines pharma media ventures systems technologies solutions estates
    hauliers logistics cars publishing studios pictures laboratories laboratory compagnie compañía société
    empresa banco partido federación sindicato consejo fundación gesellschaft cells klub customs
    coastguard coast-guard programme program pact summit conference garda"""
)
OUTLET_WORDS = word_set(
    """press news times post herald gazette tribune courier wire radio tv television channel broadcasting
    daily weekly journal mail express telegraph observer guardian standard chronicle sentinel star mirror
    review newswire ledger lantern echo bulletin dispatch monitor agency bugle voice"""
)
PLACE_WORDS = word_set(
    """river street road avenue square pass gorge bay island islands province region district valley airport
    port harbour harbor bridge mountain mountains lake sea ocean gulf strait straits hill hills camp coast
    peninsula desert crossing plaza hotel palace hall house building stadium dam canal park gate terminal
    cathedral mosque quay wharf line market basin plateau north south east west triangle corridor zone
    county town city village canyon shoal reef cape"""
)
PLACE_PREPOSITIONS = word_set(
    "in at near from outside around across through towards toward via off into inside"
)
PARTICLES = word_set(
    """al el ul ad ar as az de da do dos das del della di du van von der den ter ten bin ibn ben bint af av
    la le les y e zu zum abu umm vda. ould st"""
)
CALENDAR = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep
    sept oct nov dec mondays fridays christmas easter ramadan iftar eid ad bc am pm gmt utc cet est edt"""
)
# What begins a sentence with a capital and is no name.
OPENERS = word_set(
    """a an the this that these those there here it he she they we i you his her its their our your my one
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty
    forty fifty some many most several few all both each every no none neither either another other others
    such same and but or nor so yet for if when while as since because although though unless until before
    after once where wherever whether what which who whom whose why how in on at by to from with without
    of off up down out over under about above across against along among around behind below beneath
    beside between beyond despite during except inside into like near onto outside per through throughout
    toward towards upon within according asked speaking writing answering quoting citing earlier later now
    then today tomorrow yesterday tonight still also even just only perhaps maybe meanwhile moreover
    however therefore thus instead otherwise nevertheless nonetheless indeed not never ever always often
    sometimes soon again already almost nearly well good yes ok okay oh hello dear thank thanks please let
    do does did is are was were be been being has have had will would can could may might must should
    shall say says said told q question answer questions transcript translated newest photo image video
    read more see watch listen live update updated correction editor editors editing reporting additional
    note sign subscribe follow share home back next previous click refresh report reports analysis opinion
    breaking exclusive editorial explainer factbox ladies gentlemen sir madam having recalling noting
    welcoming considering hereby whereas pursuant sources officials people news talks negotiations nobody
    somebody everyone everybody nothing something anything everything anyone someone half much little less
    least number hours days weeks last first second third finally twice two-thirds shortly hardly pressed
    whoever whatever mauri talofa namaskaram afternoon morning evening night laughter applause
    interruption order tell look come go give take make put get keep hold stop wait"""
)
SAYING = word_set(
    """said says say told tells tell added adds announced announces declared declares insisted insists denied
    denies warned warns claimed claims argued argues replied replies wrote writes asked asks demanded
    demands called calls rejected rejects refused refuses promised promises vowed vows urged urges stated
    states noted notes confirmed confirms explained explains suggested suggests believes believed thinks
    thought hopes hoped wants wanted expects expected agreed agrees offered offers welcomed welcomes
    accused accuses described describes accepted condemned condemns conceded concedes admitted admits
    acknowledged stressed reiterated repeated maintained maintains countered predicted complained tweeted
    posted"""
)
