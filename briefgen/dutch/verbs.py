"""Dutch verbs whose past and participle no rule gives, with the prefixes that they take."""

from collections.abc import Iterator
from functools import cache
from typing import Final

# Infinitive, past singular, past plural, participle; `-` where there is none.
_IRREGULAR: Final = """
bakken - - gebakken;bannen - - gebannen;barsten - - gebarsten;bederven bedierf bedierven bedorven
bedriegen bedroog bedrogen bedrogen;beginnen begon begonnen begonnen;bergen borg borgen geborgen
bevelen beval bevalen bevolen;bewegen bewoog bewogen bewogen;bezwijken bezweek bezweken bezweken
bidden bad baden gebeden;bieden bood boden geboden;bijten beet beten gebeten;binden bond bonden gebonden
blazen blies bliezen geblazen;blijken bleek bleken gebleken;blijven bleef bleven gebleven
blinken blonk blonken geblonken;braden - - gebraden;breken brak braken gebroken;brengen bracht brachten gebracht
brouwen - - gebrouwen;buigen boog bogen gebogen;denken dacht dachten gedacht;dingen dong dongen gedongen
doen deed deden gedaan;dragen droeg droegen gedragen;drijven dreef dreven gedreven
dringen drong drongen gedrongen;drinken dronk dronken gedronken;druipen droop dropen gedropen
duiken dook doken gedoken;dunken docht - gedocht;dwingen dwong dwongen gedwongen;eten at aten gegeten
fluiten floot floten gefloten;gaan ging gingen gegaan;gelden gold golden gegolden;genezen genas genazen genezen
genieten genoot genoten genoten;geven gaf gaven gegeven;gieten goot goten gegoten;glijden gleed gleden gegleden
glimmen glom glommen geglommen;graven groef groeven gegraven;grijpen greep grepen gegrepen
hangen hing hingen gehangen;hebben had hadden gehad;heffen hief hieven geheven;helpen hielp hielpen geholpen
heten - - geheten;hijsen hees hesen gehesen;houden hield hielden gehouden;houwen hieuw hieuwen gehouwen
jagen joeg joegen gejaagd;kiezen koos kozen gekozen;kijven keef keven gekeven;kijken keek keken gekeken
klimmen klom klommen geklommen;klinken klonk klonken geklonken;kluiven kloof kloven gekloven
knijpen kneep knepen geknepen;komen kwam kwamen gekomen;kopen kocht kochten gekocht
krijgen kreeg kregen gekregen;krimpen kromp krompen gekrompen;kruipen kroop kropen gekropen
kunnen kon konden gekund;lachen - - gelachen;laden - - geladen;laten liet lieten gelaten;lezen las lazen gelezen
liegen loog logen gelogen;liggen lag lagen gelegen;lijden leed leden geleden;lijken leek leken geleken
lopen liep liepen gelopen;malen - - gemalen;melken molk molken gemolken;meten mat maten gemeten
mijden meed meden gemeden;moeten moest moesten gemoeten;mogen mocht mochten gemogen;nemen nam namen genomen
nijgen neeg negen genegen;plegen placht plachten gepleegd;pluizen ploos plozen geplozen
prijzen prees prezen geprezen;raden ried rieden geraden;rijden reed reden gereden;rijgen reeg regen geregen
rijzen rees rezen gerezen;roepen riep riepen geroepen;ruiken rook roken geroken;scheiden - - gescheiden
schelden schold scholden gescholden;schenden schond schonden geschonden;schenken schonk schonken geschonken
scheppen schiep schiepen geschapen;scheren schoor schoren geschoren;schieten schoot schoten geschoten
schijnen scheen schenen geschenen;schrijden schreed schreden geschreden;schrijven schreef schreven geschreven
schrikken schrok schrokken geschrokken;schuiven schoof schoven geschoven;slaan sloeg sloegen geslagen
slapen sliep sliepen geslapen;slijpen sleep slepen geslepen;slijten sleet sleten gesleten
sluipen sloop slopen geslopen;sluiten sloot sloten gesloten;smelten smolt smolten gesmolten
smijten smeet smeten gesmeten;snijden sneed sneden gesneden;snuiten snoot snoten gesnoten;spannen - - gespannen
spijten speet speten gespeten;splijten spleet spleten gespleten;spreken sprak spraken gesproken
springen sprong sprongen gesprongen;spruiten sproot sproten gesproten;spuiten spoot spoten gespoten
staan stond stonden gestaan;steken stak staken gestoken;stelen stal stalen gestolen
sterven stierf stierven gestorven;stijgen steeg stegen gestegen;stinken stonk stonken gestonken
stoten stiet stieten gestoten;strijden streed streden gestreden;strijken streek streken gestreken
treden trad traden getreden;treffen trof troffen getroffen;trekken trok trokken getrokken
vallen viel vielen gevallen;vangen ving vingen gevangen;varen voer voeren gevaren
vechten vocht vochten gevochten;verdwijnen verdween verdwenen verdwenen;vergeten vergat vergaten vergeten
verliezen verloor verloren verloren;vinden vond vonden gevonden;vlechten vlocht vlochten gevlochten
vliegen vloog vlogen gevlogen;vouwen - - gevouwen;vragen vroeg vroegen gevraagd;vreten vrat vraten gevreten
vriezen vroor vroren gevroren;waaien woei woeien gewaaid;wassen - - gewassen;wegen woog wogen gewogen
werpen wierp wierpen geworpen;werven wierf wierven geworven;weten wist wisten geweten;weven - - geweven
wijken week weken geweken;wijten weet weten geweten;wijzen wees wezen gewezen;winden wond wonden gewonden
winnen won wonnen gewonnen;worden werd werden geworden;wreken - - gewroken;wrijven wreef wreven gewreven
wringen wrong wrongen gewrongen;zeggen zei zeiden gezegd;zenden zond zonden gezonden;zien zag zagen gezien
zijgen zeeg zegen gezegen;zingen zong zongen gezongen;zinken zonk zonken gezonken;zinnen zon zonnen gezonnen
zitten zat zaten gezeten;zoeken zocht zochten gezocht;zouten - - gezouten;zuigen zoog zogen gezogen
zuipen zoop zopen gezopen;zullen zou zouden -;zwellen zwol zwollen gezwollen;zwemmen zwom zwommen gezwommen
zweren zwoer zwoeren gezworen;zwerven zwierf zwierven gezworven;zieden - - gezoden;vlieden vlood vloden gevloden
zwijgen zweeg zwegen gezwegen;zwijmen - - gezwijmd
"""
_ALSO: Final = {
    "mag": "mogen", "kan": "kunnen", "zal": "zullen",
    "jaagde": "jagen", "jaagden": "jagen", "schepte": "scheppen", "zegde": "zeggen", "zegden": "zeggen",
    "waaide": "waaien", "waaiden": "waaien", "stootte": "stoten", "stootten": "stoten", "raadde": "raden",
    "raadden": "raden", "zwoor": "zweren", "pleegde": "plegen", "pleegden": "plegen",
}  # fmt: skip
# What a verb may begin with; those of the first list are never split off and drop the `ge-` of the participle.
BOUND: Final = (
    "be",
    "ge",
    "her",
    "er",
    "ont",
    "ver",
    "mis",
    "over",
    "onder",
    "door",
    "voor",
    "om",
    "aan",
    "weer",
    "vol",
)
LOOSE: Final = (
    "aaneen", "achter", "achterover", "aan", "af", "achteruit", "bekend", "bij", "bijeen", "binnen", "bloot", "boven",
    "buiten", "deel", "dicht", "door", "gade", "gelijk", "goed", "groot", "heen", "hoog", "in", "klaar", "kwijt",
    "leeg", "los", "mede", "mee", "mis", "na", "neer", "om", "omhoog", "omlaag", "onder", "op", "open", "over",
    "plaats",
    "plat", "rond", "samen", "schoon", "stand", "stil", "stop", "tegemoet", "tegen", "teleur", "tentoon", "terecht",
    "terug", "teweeg", "toe", "tot", "uit", "uiteen", "vast", "veilig", "vol", "voor", "vooraf", "voorbij", "voort",
    "voorop", "vooruit", "thuis", "adem", "ineen", "opeen", "dooreen", "les", "paard", "stof", "bezig", "vrij",
    "waar", "weer", "weg", "zwart", "schade", "her", "heropen", "voorover", "bloem", "lief",
)  # fmt: skip
_PREFIXES: Final = frozenset((*BOUND, *LOOSE))
_LENGTHS: Final = tuple(sorted(set(map(len, _PREFIXES)), reverse=True))  # no two prefixes of one length fit a word


@cache
def irregular_forms() -> dict[str, str]:
    """Each past and participle with its infinitive; participles of `lopen` also without `ge` (`verlopen`)."""
    forms = dict(_ALSO)
    for entry in _IRREGULAR.replace("\n", ";").strip(";").split(";"):
        infinitive, *others = entry.split()
        for form in others:
            if form != "-":
                forms.setdefault(form, infinitive)
    return forms


@cache
def irregular_infinitives() -> frozenset[str]:
    return frozenset(irregular_forms().values())


def infinitive(form: str) -> str:
    """The infinitive of an irregular past or participle with its prefix (`overgedragen`: `overdragen`); else empty."""
    forms = irregular_forms()
    if form in forms:
        return forms[form]
    for prefix, rest in _with_rest(form, at_least=2):
        if rest in forms:
            return prefix + forms[rest]
        if prefix in BOUND and f"ge{rest}" in forms and forms[f"ge{rest}"] != rest:
            return prefix + forms[f"ge{rest}"]
        if rest.startswith(("be", "ver", "ont", "her")) and (deeper := infinitive(rest)):
            return prefix + deeper
    return ""


def without_prefix(verb: str) -> tuple[tuple[str, str], ...]:
    """The ways in which this begins with a prefix: prefix and rest, the longest prefix first."""
    return tuple(_with_rest(verb, at_least=3))


def _with_rest(verb: str, *, at_least: int) -> Iterator[tuple[str, str]]:
    for length in _LENGTHS:
        prefix = verb[:length]
        if prefix in _PREFIXES and len(verb) >= length + at_least:
            yield prefix, verb[length:]
