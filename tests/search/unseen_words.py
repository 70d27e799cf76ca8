"""Words with their forms that were written down after the analyser was tuned, to see what it makes of words unseen.

When they were first tried, .971 of the nouns and .988 of the verbs were brought together; since then no longer unseen.
"""

from typing import Final

from word_stock import _rows

NOUNS: Final = _rows("""
bewindspersoon bewindspersonen
bijlage bijlagen
raming ramingen
kostenpost kostenposten
doelstelling doelstellingen
streefwaarde streefwaarden
indicator indicatoren
monitor monitors
gemeenschap gemeenschappen
waterschap waterschappen
samenleving samenlevingen
werkgroep werkgroepen
convenant convenanten
verordening verordeningen
wijziging wijzigingen
inspectie inspecties
toezichthouder toezichthouders
officier officieren
verdachte verdachten
betrokkene betrokkenen
gezin gezinnen
moeder moeders
baby baby's
oorlog oorlogen
vliegtuig vliegtuigen
vrachtwagen vrachtwagens
fietser fietsers
snelheid snelheden
mogelijkheid mogelijkheden
verantwoordelijkheid verantwoordelijkheden
taak taken
zaak zaken
staat staten
maat maten
naam namen
prijs prijzen
reis reizen
brief brieven
bewijs bewijzen
les lessen
bos bossen
dak daken
slot sloten
gebrek gebreken
bedrag bedragen
bevel bevelen
stroom stromen
boom bomen
paard paarden
varken varkens
ei eieren
gelid gelederen
idee ideeën
categorie categorieën
industrie industrieën
kopie kopieën
crisis crises
datum data
politicus politici
academicus academici
auto's auto
collega collega's
cao cao's
diploma diploma's
kenniscentrum kenniscentra
zorgverlener zorgverleners
mantelzorger mantelzorgers
thuiswerker thuiswerkers
""")

VERBS: Final = _rows("""
adviseren adviseert adviseerde adviseerden geadviseerd
investeren investeert investeerde investeerden geïnvesteerd
stimuleren stimuleert stimuleerde stimuleerden gestimuleerd
verlengen verlengt verlengde verlengden verlengd
wijzigen wijzigt wijzigde wijzigden gewijzigd
bevestigen bevestigt bevestigde bevestigden bevestigd
verzoeken verzoekt verzocht verzochten verzocht
aanbieden aanbiedt aanbood aanboden aangeboden
aangeven aangeeft aangaf aangaven aangegeven
opnemen opneemt opnam opnamen opgenomen
vaststellen vaststelt vaststelde vaststelden vastgesteld
uitvoeren uitvoert uitvoerde uitvoerden uitgevoerd
deelnemen deelneemt deelnam deelnamen deelgenomen
plaatsvinden plaatsvindt plaatsvond plaatsvonden plaatsgevonden
toenemen toeneemt toenam toenamen toegenomen
afspreken afspreekt afsprak afspraken afgesproken
samenwerken samenwerkt samenwerkte samenwerkten samengewerkt
ondersteunen ondersteunt ondersteunde ondersteunden ondersteund
verwachten verwacht verwachtte verwachtten verwacht
streven streeft streefde streefden gestreefd
leiden leidt leidde leidden geleid
lijden lijdt leed leden geleden
zenden zendt zond zonden gezonden
verzenden verzendt verzond verzonden verzonden
begrijpen begrijpt begreep begrepen begrepen
overwegen overweegt overwoog overwogen overwogen
bevelen beveelt beval bevalen bevolen
aanbevelen aanbeveelt aanbeval aanbevalen aanbevolen
ontslaan ontslaat ontsloeg ontsloegen ontslagen
verstaan verstaat verstond verstonden verstaan
weten weet wist wisten geweten
mogen mag mocht mochten gemogen
kunnen kan kon konden gekund
moeten moet moest moesten gemoeten
worden wordt werd werden geworden
hebben heeft had hadden gehad
zwijgen zwijgt zweeg zwegen gezwegen
graven graaft groef groeven gegraven
vervangen vervangt verving vervingen vervangen
schatten schat schatte schatten geschat
""")

# Compounds with their parts.
COMPOUNDS: Final = _rows("""
kamerbrief kamer brief
beleidsreactie beleid reactie
voortgangsrapportage voortgang rapportage
jaarverslag jaar verslag
wetsvoorstel wet voorstel
regeldruk regel druk
toeslagenaffaire toeslag affaire
woningmarkt woning markt
huurprijs huur prijs
spoorbrug spoor brug
luchtvaartmaatschappij luchtvaart maatschappij
treinstation trein station
veiligheidsregio veiligheid regio
politieagent politie agent
rechtsstaat recht staat
jeugdrechter jeugd rechter
asielaanvraag asiel aanvraag
gezinshereniging gezin hereniging
schoolbestuur school bestuur
leerlingenvervoer leerling vervoer
ziekenhuisbed ziekenhuis bed
zorgkosten zorg kost
medicijnprijs medicijn prijs
natuurbeheer natuur beheer
visserijsector visserij sector
landbouwbeleid landbouw beleid
energierekening energie rekening
gasprijs gas prijs
klimaatdoel klimaat doel
werkgeversorganisatie werkgever organisatie
""")
# Words that are no compounds.
SIMPLE: Final = tuple(
    """
minister motie beleid bestuur besluit verslag voorstel gemeente advies termijn aanpak regering kabinet
vergadering commissie kwestie overheid gelegenheid instelling organisatie financieel kwaliteit directeur
inspecteur resultaat situatie verbetering ontwikkeling verandering bijzonder algemeen belangrijk voldoende
""".split()  # noqa: SIM905 - as one reads it
)
