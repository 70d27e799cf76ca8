"""Dutch nouns whose plural no rule gives, and forms that look like another word's."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from briefgen.dutch.lexicon import is_word

_PLURALS: Final = """
leden lid;steden stad;schepen schip;smeden smid;kinderen kind;eieren ei;runderen rund;kalveren kalf;lammeren lam
volkeren volk;liederen lied;raderen rad;goederen goed;beenderen been;gemoederen gemoed;hoenderen hoen
gelederen gelid;bladeren blad;musea museum;criteria criterium;centra centrum;data datum;media medium
stadia stadium;gymnasia gymnasium;aquaria aquarium;technici technicus;medici medicus;academici academicus
critici criticus;politici politicus;historici historicus;musici musicus;crises crisis;bases basis;theses these
prostheses prothese;themata thema;schemata schema;collegas collega;koeien koe;vlooien vlo;zeeen zee;ideeen idee
knieen knie;orgieen orgie;lui lieden;mogelijkheden mogelijkheid;consortia consortium;ministeria ministerie
memoranda memorandum;referenda referendum;curricula curriculum;symposia symposium;petitia petitie;quota quotum
maxima maximum;minima minimum;optima optimum;decennia decennium;millennia millennium;spectra spectrum;fora forum
symptomata symptoom;trauma trauma;indices index;appendices appendix;codices codex;matrices matrix
rectoren rector;rabbijnen rabbijn;chefs chef;lichamen lichaam;gelegenheden gelegenheid;autos auto;paden pad
dagen dag;wegen weg;daken dak;vaten vat;gaten gat;glazen glas;graven graf;holen hol;hoven hof;loten lot
sloten slot;spelen spel;verloven verlof;geboden gebod;verboden verbod;goden god;gebreken gebrek;gebeden gebed
treden tred;bevelen bevel;oorlogen oorlog;aartsbisschoppen aartsbisschop;staven staf;bedragen bedrag
verdragen verdrag;verslagen verslag;slagen slag;toeslagen toeslag;opslagen opslag;lagen laag;vragen vraag
bladen blad;baden bad;schoten schot;krachten kracht;zalen zaal;talen taal;kalender kalender
"""
# Words that are no form of another word, however much they look like one; and those of another root than they seem.
_THEMSELVES: Final = frozenset(
    """
gemeente molen oven toren keuken laken kussen morgen degen zegen staat kost ziekte waarde schade einde plaats
reis huis eis kans prijs proces kaas advies bewijs orde ronde beurs koers kennis gevolg gevaar gezin gebied
gebouw geding gedrag gedeelte geheel geheim geluid geluk gemaal gemak geval gezag gezicht gezondheid gewest
gewicht gewoonte markt macht kracht dienst kunst winst kust feit recht licht grens mens hulp politie school
commissie minister provincie regio motie brief raad wet belang beleid bestuur besluit verslag verzoek voorstel
dorp land veld woord geld beeld gemeenschap lijst post pers geest beest nest rest west oost steeds reeds slechts
overheid mogelijkheid kwaliteit zaak toets fonds gids verlies vlees vers kruis glas gas gewas jas las les mes
moes bos bus bis bas ras tas was vis mis bres atlas canvas basis crisis analyse these fase oase base case
bijlage tarief archief motief rede vrede zede nota data agenda thema schema programma asiel voorziening bedrijf
verblijf verlof verbod gebod proef drempel spoed boete groente hoogte diepte lengte breedte ruimte warmte
schaarste sterkte zwakte grootte dikte droogte stilte meente beste eerste laatste tweede derde vierde vijfde
zesde zevende achtste negende tiende meeste minste verdere eigen open effen dronken even zeven negen tegen
tussen binnen buiten boven onder achter voren keten haven deken teken regen wapen leven examen volumen lichaam
heden verleden reden wezen vermogen gegeven schrijven bestaan overleg ontslag ontwerp vertrek begrip overzicht
inzicht uitzicht toezicht bericht gericht opzicht beraad onderzoek bezoek verzet vervoer verkeer verband
verschil verhaal gesprek gebruik begin onderwijs bewind
""".split()  # noqa: SIM905 - as one reads it
)

# Ending, what it took the place of, and the letters that it may follow.
_DIMINUTIVES: Final = (
    ("tje", "", "rlnwjaeiouy"),
    ("je", "", ""),
    ("etje", "", ""),
    ("pje", "", "m"),
    ("kje", "g", "n"),
)


@cache
def irregular_plurals() -> dict[str, str]:
    pairs = (entry.split() for entry in _PLURALS.replace("\n", ";").strip(";").split(";"))
    return {plural: singular for plural, singular in pairs if plural != singular}


def is_itself(word: str) -> bool:
    """Whether the word is to be left as it is."""
    return word in _THEMSELVES


def diminutive_of(word: str) -> Iterator[str]:
    """The noun of which this is the small one, if it is: `huisje` of `huis`."""
    whole = word.removesuffix("s")
    if not whole.endswith("je"):
        return
    for ending, added, before in _DIMINUTIVES:
        base = whole.removesuffix(ending)
        if base == whole or len(base) < 3 or (before and base[-1] not in before):
            continue
        single = base[:-1] if ending == "etje" and base[-1] == base[-2] else base + added
        if is_word(single):
            yield single
            return


def irregular_singular(word: str) -> Iterator[str]:
    """`mogelijkheden`, and irregular plurals as the last part of a compound: `roofschepen`."""
    if word.endswith("heden") and len(word) > 7:
        yield f"{word[:-3]}id"
        return
    for length in range(4, min(len(word) - 2, 12)):
        single = irregular_plurals().get(word[-length:])
        if single and is_word(word[:-length] + single):
            yield word[:-length] + single
            return
