"""English words with a capital that are no names, and words that tell whose name follows.

The calendar is CLDR's; peoples, titles and first names are those that wire copy has oftenest, written by hand: what is
missing costs a kind or a name left out, never a wrong spelling.
"""

from __future__ import annotations


def _read(written: str) -> frozenset[str]:
    return frozenset(written.split())


CALENDAR = _read(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug
    sep sept oct nov dec am pm gmt est edt bst utc cet christmas easter thanksgiving halloween ramadan eid
    hanukkah nowruz xmas ait
    """
)

# Nationalities, peoples, faiths, parties and languages: they translate as words do («американский»).
DEMONYMS = _read(
    """
    afghan african afrikaner american americans arab arabs arabic arabian argentine asian australian austrian
    basque belgian brit brits briton britons british bulgarian cambodian canadian catalan catalans caucasian
    celtic chechen chechens chilean chinese christian christians cockney cornish croat croats cuban cypriot czech
    czechs dane danes danish dutch english englishman estonian european europeans filipino filipinos finn finnish
    finns flemish french frenchman frenchwoman german germanic germans greek greeks gypsy hebrew hindi hindu
    hindus hispanic hungarian icelandic indian indians indonesian iranian iraqi irish irishman israeli italian
    japanese jew jewish jews kazakh kazakhs kazakhstani korean kurd kurdish kurds kyrgyz latin latino latinos
    latvian lithuanian malay maltese maori mexican mongol mongolian moroccan muslim muslims nazi nazis nepalese
    nordic norwegian pakistani palestinian persian pole poles polish portuguese roma romanian roman romans russian
    russians saudi saudis scandinavian scot scots scottish serb serbian serbs sikh sikhs slav slavic slovak soviet
    spaniard spanish swede swedes swedish swiss syrian tajik tatar thai tibetan tunisian turk turkic turkish
    turkmen turks ukrainian uyghur uzbek uzbeks vietnamese welsh yemeni zionist catholic catholics protestant
    protestants orthodox anglican methodist baptist lutheran buddhist islamic islamist islamists shiite shia sunni
    mormon bolshevik communist communists marxist democrat democrats democratic republican republicans tory tories
    labour labor liberal conservative conservatives socialist federalist trumpian victorian edwardian georgian
    elizabethan western eastern northern southern islam christianity judaism buddhism hinduism islamism nazism
    communism marxism zionism omicron frenchmen frenchwomen englishmen englishwoman irishmen irishwoman scotsman
    scotsmen welshman welshmen dutchman dutchmen spaniards hispanics caucasians moslem moslems cossack cossacks
    slavonic moravian bohemian khakassian buryat buryats kalmyk kalmyks bashkir bashkirs chuvash dagestani yakut
    orthodoxy catholicism protestantism
    """
)
DEMONYM_ENDINGS = ("ian", "ians", "ean", "eans", "ese", "ish", "ani", "anis", "can", "cans")

TITLES = _read(
    """
    mr mrs ms miss dr prof professor president premier minister secretary senator sen rep representative
    congressman congresswoman governor gov mayor judge justice sir lord lady dame king queen prince princess pope
    bishop archbishop cardinal father rev reverend sheikh sultan emir general gen colonel col major maj captain
    capt lieutenant lt sergeant sgt corporal commander admiral inspector detective officer sheriff chancellor
    ambassador chairman chairwoman chair director chief coach sister brother aunt uncle saint imam ayatollah
    counselor councillor
    """
)

# They begin a name of several words though they are common ones.
NAME_BEGINNINGS = _read(
    """
    new san santa los las el la le les st saint de del della der den van von bin ibn al ben da di du abu dos das
    """
)
# They stand in small letters inside a name.
PARTICLES = _read(
    """
    de del della der den van von bin ibn al la le el da di du dos das y zu und
    """
)

# Behind a surname; translated: «младший», «кіші».
AFTER_NAMES = frozenset({"jr", "sr"})

GIVEN_NAMES = _read(
    """
    abdul abigail ahmed ali alisher alexei alexey amanda amber amina anatoly andrea angela angelina anna annie
    antonio aisha ashley askar bagdat bakhytzhan barbara ben bella bill billy bob bobby brad brandon brenda brett
    bruce carl carla carlos carol cesar chad chris christian christine christina cindy clara cody colin connor
    cristiano dan danny daria darya dean denis dennis derek dimash dmitry don donald donna doris doug douglas
    duncan dwayne ed eddie elena elin ellen elon emma emmanuel erdogan erlan eva fatima felix fernando fiona frank
    fred gabriel galina gary gavin georgia glenn gordon grace gulnara hannah harold hassan hillary holly howard
    ibrahim igor ilya irina ismail ivan jack jackie jaime jamie janice jay jeff jeffrey jennifer jenny jeremy
    jerry jessica jill jim jimmy jo jordan jorge josh juan justin kairat kamala kanat kanye kassym-jomart
    katherine kathleen kathy katy kelly ken kenneth kevin kim kimberly kirill larry laura lauren lee leonid liam
    linda lionel lisa logan luis madina maria marie marina mario marco marcus mariam mark marina max megan melania
    melissa meghan mehmet mia mike mitch mohamed mohammad muhammad murat nancy nasser natalia natalie natasha neil
    nelson nick nicola nikolai nikita nina nursultan oleg olga oliver olivia olzhas omar pamela patricia patrick
    paula pedro perry phil pierre rafael randy raul ray recep rick ricky rob robin rod ron ronald rory rosa rose
    roy ruslan rustam sabina sadyr sally sam samantha sandra scott sergei sergey serik seth shane sharon shavkat
    shirley sidney steve sue svetlana talgat tamara tatiana taylor ted tina tim todd tom tommy tony tracy travis
    troy vera vernon veronica viktor vladimir volodymyr vyacheslav wanda warren wayne wendy whitney will yerlan
    yulia yuri yusuf zhanna
    abai abay abish adilbek aidar aigul ainur akhmet akylbek alibek alikhan aliya almas altynbek amangeldy amanzhol
    anuar arman armanzhan arslan arystanbek asel aset askhat aslan aslanbek asset assylzhan azamat azat bakhyt bakyt
    bakytzhan baurzhan bauyrzhan beibit beibut bekbolat berdibek berik bibigul birganym birzhan bolat daniyar dariga
    darkhan daulet dauren dinara dosym dulat erbol erbolat ermek galym galymzhan gani gulmira gulnar gulshara gulzhan
    imangali kairbek kaisar kanatbek karim karlygash kassym kassymzhomart kuandyk kuanysh lyazzat madi maira maksut
    malik manas marat maulen mukhtar nartai nartay nurbek nurlan nurtai nurtay nurzhan oralbay oraz rashid roza rustem
    sabit saken saltanat samat sanzhar sarsenbai sauat saule serikbek sholpan shynar tair talgatbek temirkhan temirlan
    timur tleubek tolegen ualikhan umirzak uzakbai valikhan yerbol yerbolat yerkin yermek yersain yerzhan yessengeldy
    zakir zhakip zhanar zhanat zhandos zhanibek zhannat zhanseit zhaslan zheksenbek zhenis zhomart zhumabek zulfiya
    """
)

# After a first name these are no surnames: “Lee County”, “James Street”.
NOT_SURNAMES = _read(
    """
    county street road avenue university college school hospital foundation airport center centre state bridge
    lake river hotel prize award cup day city island islands beach bay house hall club museum party act award
    """
)

# The word before them is the name of a place or street, and is kept: “Pasco County”.
BODIES_OF_PLACES = _read(
    """
    county street road avenue university college hospital airport island islands lake river
    """
)
