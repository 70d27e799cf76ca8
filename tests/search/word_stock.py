"""The words that made-up letters are made of, each with its forms as a Dutch grammar gives them.

A line is one word: nouns singular and plural, adjectives bare and with -e, verbs infinitive, third person, past
singular, past plural and participle, compounds singular, plural and the words that they are made of.
"""

from typing import Final


def _rows(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in text.strip().splitlines())


NOUNS: Final = _rows("""
gemeente gemeenten
burgemeester burgemeesters
wethouder wethouders
provincie provincies
bestuurder bestuurders
commissie commissies
minister ministers
ambtenaar ambtenaren
raad raden
voorstel voorstellen
besluit besluiten
motie moties
toezegging toezeggingen
maatregel maatregelen
afspraak afspraken
verzoek verzoeken
vraag vragen
antwoord antwoorden
brief brieven
verslag verslagen
onderzoek onderzoeken
rapport rapporten
advies adviezen
wet wetten
regeling regelingen
norm normen
eis eisen
belang belangen
gevolg gevolgen
oplossing oplossingen
probleem problemen
kans kansen
zorg zorgen
school scholen
leerling leerlingen
docent docenten
student studenten
ziekenhuis ziekenhuizen
huis huizen
woning woningen
huurder huurders
eigenaar eigenaren
bewoner bewoners
burger burgers
kind kinderen
ouder ouders
jongere jongeren
oudere ouderen
vluchteling vluchtelingen
asielzoeker asielzoekers
vreemdeling vreemdelingen
slachtoffer slachtoffers
dader daders
rechter rechters
advocaat advocaten
rechtbank rechtbanken
gevangenis gevangenissen
agent agenten
boer boeren
bedrijf bedrijven
ondernemer ondernemers
werkgever werkgevers
werknemer werknemers
uitkering uitkeringen
subsidie subsidies
lening leningen
belasting belastingen
tarief tarieven
begroting begrotingen
fonds fondsen
weg wegen
brug bruggen
spoor sporen
trein treinen
station stations
haven havens
schip schepen
dijk dijken
rivier rivieren
stad steden
dorp dorpen
wijk wijken
regio regio's
gebied gebieden
grens grenzen
land landen
lid leden
partij partijen
coalitie coalities
netwerk netwerken
platform platforms
systeem systemen
register registers
gegeven gegevens
risico risico's
scenario scenario's
thema thema's
programma programma's
foto foto's
pilot pilots
project projecten
fase fasen
termijn termijnen
jaar jaren
maand maanden
week weken
dag dagen
gesprek gesprekken
overleg overleggen
bijeenkomst bijeenkomsten
vergadering vergaderingen
debat debatten
analyse analyses
evaluatie evaluaties
methode methoden
criterium criteria
museum musea
centrum centra
dienst diensten
organisatie organisaties
instelling instellingen
stichting stichtingen
vereniging verenigingen
verdrag verdragen
richtlijn richtlijnen
vergunning vergunningen
bezwaar bezwaren
beroep beroepen
uitspraak uitspraken
klacht klachten
melding meldingen
signaal signalen
ongeval ongevallen
schade schades
bodem bodems
stof stoffen
gas gassen
windmolen windmolens
kerncentrale kerncentrales
natuurgebied natuurgebieden
soort soorten
dier dieren
patiënt patiënten
arts artsen
medicijn medicijnen
verpleegkundige verpleegkundigen
huisarts huisartsen
vaccin vaccins
test tests
apotheek apotheken
verzekeraar verzekeraars
premie premies
wachtlijst wachtlijsten
""")

ADJECTIVES: Final = _rows("""
landelijk landelijke
gemeentelijk gemeentelijke
provinciaal provinciale
regionaal regionale
bestuurlijk bestuurlijke
complex complexe
nieuw nieuwe
oud oude
groot grote
hoog hoge
laag lage
breed brede
smal smalle
strikt strikte
tijdelijk tijdelijke
structureel structurele
financieel financiële
juridisch juridische
medisch medische
technisch technische
digitaal digitale
openbaar openbare
sociaal sociale
economisch economische
veilig veilige
onveilig onveilige
duurzaam duurzame
kwetsbaar kwetsbare
zorgvuldig zorgvuldige
onafhankelijk onafhankelijke
tussentijds tussentijdse
definitief definitieve
positief positieve
negatief negatieve
actief actieve
grijs grijze
vals valse
snel snelle
traag trage
ernstig ernstige
urgent urgente
wettelijk wettelijke
vrijwillig vrijwillige
verplicht verplichte
betaalbaar betaalbare
toegankelijk toegankelijke
innovatief innovatieve
""")

VERBS: Final = _rows("""
werken werkt werkte werkten gewerkt
maken maakt maakte maakten gemaakt
betalen betaalt betaalde betaalden betaald
verkennen verkent verkende verkenden verkend
voorbereiden voorbereidt voorbereidde voorbereidden voorbereid
uitwerken uitwerkt uitwerkte uitwerkten uitgewerkt
aanpakken aanpakt aanpakte aanpakten aangepakt
toetsen toetst toetste toetsten getoetst
evalueren evalueert evalueerde evalueerden geëvalueerd
financieren financiert financierde financierden gefinancierd
controleren controleert controleerde controleerden gecontroleerd
handhaven handhaaft handhaafde handhaafden gehandhaafd
verhogen verhoogt verhoogde verhoogden verhoogd
verlagen verlaagt verlaagde verlaagden verlaagd
besluiten besluit besloot besloten besloten
schrijven schrijft schreef schreven geschreven
blijven blijft bleef bleven gebleven
krijgen krijgt kreeg kregen gekregen
bespreken bespreekt besprak bespraken besproken
spreken spreekt sprak spraken gesproken
nemen neemt nam namen genomen
ondernemen onderneemt ondernam ondernamen ondernomen
vinden vindt vond vonden gevonden
beginnen begint begon begonnen begonnen
lopen loopt liep liepen gelopen
helpen helpt hielp hielpen geholpen
houden houdt hield hielden gehouden
vragen vraagt vroeg vroegen gevraagd
dragen draagt droeg droegen gedragen
overdragen overdraagt overdroeg overdroegen overgedragen
geven geeft gaf gaven gegeven
lezen leest las lazen gelezen
bieden biedt bood boden geboden
kiezen kiest koos kozen gekozen
verliezen verliest verloor verloren verloren
sluiten sluit sloot sloten gesloten
trekken trekt trok trokken getrokken
intrekken intrekt introk introkken ingetrokken
zoeken zoekt zocht zochten gezocht
onderzoeken onderzoekt onderzocht onderzochten onderzocht
brengen brengt bracht brachten gebracht
denken denkt dacht dachten gedacht
kopen koopt kocht kochten gekocht
verkopen verkoopt verkocht verkochten verkocht
gaan gaat ging gingen gegaan
staan staat stond stonden gestaan
bestaan bestaat bestond bestonden bestaan
zien ziet zag zagen gezien
komen komt kwam kwamen gekomen
doen doet deed deden gedaan
rijden rijdt reed reden gereden
stijgen stijgt steeg stegen gestegen
dalen daalt daalde daalden gedaald
wijzen wijst wees wezen gewezen
afwijzen afwijst afwees afwezen afgewezen
bewijzen bewijst bewees bewezen bewezen
sterven sterft stierf stierven gestorven
werven werft wierf wierven geworven
breken breekt brak braken gebroken
liggen ligt lag lagen gelegen
zitten zit zat zaten gezeten
eten eet at aten gegeten
vergeten vergeet vergat vergaten vergeten
slapen slaapt sliep sliepen geslapen
laten laat liet lieten gelaten
verlaten verlaat verliet verlieten verlaten
roepen roept riep riepen geroepen
oproepen oproept opriep opriepen opgeroepen
winnen wint won wonnen gewonnen
zwemmen zwemt zwom zwommen gezwommen
treffen treft trof troffen getroffen
vertrekken vertrekt vertrok vertrokken vertrokken
verdwijnen verdwijnt verdween verdwenen verdwenen
ontvangen ontvangt ontving ontvingen ontvangen
hangen hangt hing hingen gehangen
leveren levert leverde leverden geleverd
verbeteren verbetert verbeterde verbeterden verbeterd
versterken versterkt versterkte versterkten versterkt
beschermen beschermt beschermde beschermden beschermd
melden meldt meldde meldden gemeld
starten start startte startten gestart
stoppen stopt stopte stopten gestopt
plannen plant plande planden gepland
bouwen bouwt bouwde bouwden gebouwd
huren huurt huurde huurden gehuurd
reizen reist reisde reisden gereisd
leven leeft leefde leefden geleefd
""")

COMPOUNDS: Final = _rows("""
vreemdelingenvoorziening vreemdelingenvoorzieningen vreemdeling voorziening
asielbeleid asielbeleid asiel beleid
samenwerkingsverband samenwerkingsverbanden samenwerking verband
jeugdzorginstelling jeugdzorginstellingen jeugdzorg instelling
gemeentebestuur gemeentebesturen gemeente bestuur
woningbouwopgave woningbouwopgaven woningbouw opgave
stikstofuitstoot stikstofuitstoot stikstof uitstoot
waterkwaliteit waterkwaliteit water kwaliteit
drinkwatervoorziening drinkwatervoorzieningen drinkwater voorziening
huurtoeslag huurtoeslagen huur toeslag
kinderopvangtoeslag kinderopvangtoeslagen kinderopvang toeslag
belastingaangifte belastingaangiften belasting aangifte
rechtsbijstand rechtsbijstand recht bijstand
arbeidsmarktbeleid arbeidsmarktbeleid arbeidsmarkt beleid
klimaatakkoord klimaatakkoorden klimaat akkoord
energietransitie energietransities energie transitie
verkeersveiligheid verkeersveiligheid verkeer veiligheid
spoorwegovergang spoorwegovergangen spoorweg overgang
luchthavenbesluit luchthavenbesluiten luchthaven besluit
geluidsoverlast geluidsoverlast geluid overlast
politiebureau politiebureaus politie bureau
gevangenisstraf gevangenisstraffen gevangenis straf
slachtofferhulp slachtofferhulp slachtoffer hulp
terrorismebestrijding terrorismebestrijding terrorisme bestrijding
grensbewaking grensbewaking grens bewaking
visserijakkoord visserijakkoorden visserij akkoord
landbouwgrond landbouwgronden landbouw grond
mestoverschot mestoverschotten mest overschot
natuurherstelplan natuurherstelplannen natuurherstel plan
bodemdaling bodemdalingen bodem daling
zorgverzekering zorgverzekeringen zorg verzekering
ouderenzorg ouderenzorg ouderen zorg
geneesmiddelentekort geneesmiddelentekorten geneesmiddel tekort
vaccinatiegraad vaccinatiegraden vaccinatie graad
schoolgebouw schoolgebouwen school gebouw
lerarentekort lerarentekorten leraar tekort
onderwijsinspectie onderwijsinspecties onderwijs inspectie
studiefinanciering studiefinancieringen studie financiering
bibliotheekwet bibliotheekwetten bibliotheek wet
cultuursubsidie cultuursubsidies cultuur subsidie
defensiebegroting defensiebegrotingen defensie begroting
veteranenregister veteranenregisters veteraan register
ontwikkelingssamenwerking ontwikkelingssamenwerking ontwikkeling samenwerking
mensenrechtenverdrag mensenrechtenverdragen mensenrecht verdrag
handelsverdrag handelsverdragen handel verdrag
pensioenfonds pensioenfondsen pensioen fonds
bijstandsuitkering bijstandsuitkeringen bijstand uitkering
schuldhulpverlening schuldhulpverlening schuld hulpverlening
armoedebeleid armoedebeleid armoede beleid
inburgeringsexamen inburgeringsexamens inburgering examen
verblijfsvergunning verblijfsvergunningen verblijf vergunning
opvanglocatie opvanglocaties opvang locatie
toekomstvisie toekomstvisies toekomst visie
uitvoeringstoets uitvoeringstoetsen uitvoering toets
effectevaluatie effectevaluaties effect evaluatie
stadsvernieuwing stadsvernieuwingen stad vernieuwing
gebiedsagenda gebiedsagenda's gebied agenda
levensverwachting levensverwachtingen leven verwachting
krachtwijk krachtwijken kracht wijk
gezondheidsrisico gezondheidsrisico's gezondheid risico
luchtkwaliteit luchtkwaliteit lucht kwaliteit
afvalverwerking afvalverwerkingen afval verwerking
kustverdediging kustverdedigingen kust verdediging
brandweerkazerne brandweerkazernes brandweer kazerne
crisisberaad crisisberaden crisis beraad
cyberaanval cyberaanvallen cyber aanval
gegevensbescherming gegevensbescherming gegeven bescherming
burgerinitiatief burgerinitiatieven burger initiatief
verkiezingsuitslag verkiezingsuitslagen verkiezing uitslag
kabinetsreactie kabinetsreacties kabinet reactie
vrijwilligersorganisatie vrijwilligersorganisaties vrijwilliger organisatie
""")

# Name, its abbreviation; a letter that introduces them writes both, others write one of them.
ABBREVIATED: Final = (
    ("Landelijke Vreemdelingen Voorzieningen", "LVV"),
    ("Wetenschappelijk Onderzoek- en Documentatiecentrum", "WODC"),
    ("Vereniging van Nederlandse Gemeenten", "VNG"),
    ("Immigratie- en Naturalisatiedienst", "IND"),
    ("Centraal Orgaan opvang asielzoekers", "COA"),
    ("Dienst Terugkeer en Vertrek", "DT&V"),
    ("Autoriteit Nucleaire Veiligheid en Stralingsbescherming", "ANVS"),
    ("Nationale Omgevingsvisie", "NOVI"),
    ("Regionale Energie Strategie", "RES"),
    ("Wet langdurige zorg", "Wlz"),
)

ACCENTED: Final = (
    "coördinatie", "coördinator", "geïnformeerd", "reële", "ruïne", "financiële", "patiënt", "België", "beïnvloeding",
    "casuïstiek", "privé", "scène", "crèche", "enquête", "efficiënt", "Oekraïne", "zeeën", "tweeërlei", "geëvalueerd",
)  # fmt: skip

PEOPLE: Final = (
    "Ankie Broekers-Knol", "Jan de Vries", "Fatima El Amrani", "Pieter van den Berg", "Sanne Hoekstra", "Ömer Yıldız",
    "Marijke 't Hart", "Willem-Jan Dijkstra", "Zoë Müller", "Hélène Dupont", "Kees Jansen", "Noor Bakker",
)  # fmt: skip
TOWNS: Final = (
    "Tilburg", "Amsterdam", "Eindhoven", "Groningen", "Rotterdam", "Utrecht", "Zwolle", "Maastricht", "Leeuwarden",
    "'s-Gravenhage", "Den Bosch", "Middelburg", "Emmen", "Almere", "Nijmegen", "Ter Apel", "Arnhem", "Breda",
)  # fmt: skip
