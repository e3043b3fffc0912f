"""Names whose Kazakh or Russian spelling does not follow from their English letters: all that are right, in small ones.

Sources: places by CLDR, with the other forms and adjectives that news has beside them; people, first names and acronyms
by usage: most of these forms stand in translated news.
"""

from __future__ import annotations

_PLACES = """
africa африка | alps альпы альпі | america америка американ | antarctica антарктида антарктика | aral арал
arctic арктика | asia азия | athens афины афина афин | atlantic атлантика атлантический атлант
australia австралия аустралия | austria австрия аустрия | azores азоры азорские азор | bahrain бахрейн
balkans балканы балкан | basel базель | baltic балтика балтийский балтия балтық | bavaria бавария
beijing пекин бейжің | belgium бельгия | belgrade белград
britain великобритания британия британ британский ұлыбритания | brussels брюссель | bucharest бухарест
budapest будапешт | burgundy бургундия | burma бирма мьянма | cairo каир | canada канада | catalonia каталония
caucasus кавказ | caspian каспий каспийский | chechnya чечня шешенстан | chile чили | china китай кнр қытай қхр
cologne кёльн | congo конго | copenhagen копенгаген | corsica корсика | crete крит | crimea крым қырым
croatia хорватия | cuba куба | cyprus кипр | czechia чехия | damascus дамаск | danube дунай
denmark дания датский | donbas донбасс | egypt египет египт мысыр | england англия англичан англичанин
estonia эстония | ethiopia эфиопия | europe европа еуропа | europa европа еуропа | finland финляндия финский
florence флоренция | france франция француз французский | galilee галилея | geneva женева | genoa генуя
georgia грузия джорджия грузин | germany германия фрг гфр алмания немецкий неміс
greece греция грекия греческий грек | greenland гренландия | guangzhou гуанчжоу | hague гаага | havana гавана
hawaii гавайи гавай | himalayas гималаи | hungary венгрия мажарстан венгерский мажар | iceland исландия
india индия үндістан | ireland ирландия ирланд | israel израиль | istanbul стамбул ыстанбұл ыстамбұл | italy италия
jamaica ямайка | japan япония жапония | jerusalem иерусалим | jordan иордания джордан | kabul кабул
kazakhstan казахстан қазақстан қр рк сқо шқо бқо оқо | korea корея кндр | kosovo косово | kurdistan курдистан
kyiv киев | ishim есіл ишим | irtysh ертіс иртыш
lapland лапландия | latvia латвия | lebanon ливан | libya ливия | lisbon лиссабон | lithuania литва
london лондон | lyon лион | mecca мекка | mediterranean средиземное средиземноморье жерорта
mexico мексика мехико | milan милан | moldova молдова молдавия | mongolia монголия моңғолия
montenegro черногория | morocco марокко | moscow москва мәскеу моск подмосков | munich мюнхен | naples неаполь
nepal непал | netherlands нидерланды нидерланд | nile нил ніл | normandy нормандия | norway норвегия норвежский
odesa одесса | pacific тихий тихоокеанский тынық | palestine палестина | paris париж | peking пекин
philippines филиппины филиппин | pisa пиза | poland польша польский | portugal португалия
prague прага пражский | quebec квебек | rhine рейн | rome рим | romania румыния
russia россия российский рф ресей | sahara сахара | sardinia сардиния | saudi саудовский саудовская сауд
saxony саксония | scandinavia скандинавия | scotland шотландия шотланд скотланд | seoul сеул | serbia сербия
siberia сибирь сібір | sicily сицилия | singapore сингапур | slovakia словакия | slovenia словения
spain испания | stockholm стокгольм | sweden швеция швед шведский | switzerland швейцария | syria сирия
thailand таиланд тайланд | tibet тибет | tokyo токио | transnistria приднестровье
turkey турция түркия турецкий түрік | turkiye турция түркия | tuscany тоскана | tyrol тироль | ukraine украина
ulaanbaatar улан-батор ұланбатыр | urals урал орал | uzbekistan узбекистан өзбекстан | venice венеция
vienna вена | vietnam вьетнам | volga волга еділ | wales уэльс уэльский | warsaw варшава | westphalia вестфалия
xinjiang синьцзян шыңжаң | yemen йемен | zurich цюрих | california калифорния | carolina каролина
virginia вирджиния виргиния | pennsylvania пенсильвания | louisiana луизиана | montana монтана | dakota дакота
texas техас | philadelphia филадельфия | edinburgh эдинбург | leicester лестер | gloucester глостер
worcester вустер | greenwich гринвич | thames темза | birmingham бирмингем | mauritius маврикий
dushanbe душанбе | tashkent ташкент | tajikistan таджикистан тәжікстан
kyrgyzstan кыргызстан киргизия қырғызстан | turkmenistan туркменистан туркмения түрікменстан түркменстан түркіменстан
azerbaijan азербайджан әзербайжан әзірбайжан | armenia армения | belarus беларусь белоруссия беларусия
ashgabat ашхабад ашғабат | bishkek бишкек бішкек | yerevan ереван | baku баку | almaty алматы алма-ата
jakarta джакарта | bali бали | sulawesi сулавеси | chechen чеченский | ivory кот-д’ивуар | zealand зеландия
york йорк | jersey джерси | orleans орлеан | hampshire гэмпшир | eurasia евразия еуразия | yugoslavia югославия
soviet советский кеңес | gaza газа сектор | judea иудея | caribbean карибы карибский кариб | euphrates евфрат
jericho иерихон | bethlehem вифлеем | amazon амазонка амазон | columbia колумбия | colombia колумбия
algeria алжир | algiers алжир | tunisia тунис | basra басра | tripoli триполи | kremlin кремль
pacific тихий тихоокеанский тынық океан | tehran тегеран теһран | riyadh эр-рияд эр-риад | doha доха | sochi сочи
uralsk уральск орал | kamenogorsk каменогорск өскемен | semipalatinsk семипалатинск семей
peru перу | petropavlovsk петропавловск петропавл | mars марс | venus венера шолпан | jupiter юпитер
"""

_PEOPLE = """
aguero агуэро агуеро | aaron аарон | adrian эдриан адриан | agnes агнес | aidan эйдан айдан | alan алан
albert альберт | alexander александр | alexandra александра | alice элис алиса | alison элисон | amy эми
andrew эндрю андрей | anne энн анна | anthony энтони | arthur артур | audrey одри | augustine августин
ayrault эро | augustus август | barack барак | beatrice беатрис | benjamin бенджамин беньямин биньямин | bernie берни
beyonce бейонсе | boris борис | brian брайан | bryan брайан | caesar цезарь | caroline кэролайн каролина
catherine екатерина кэтрин | charles чарльз шарль карл | charlotte шарлотта | chloe хлоя | christ христос
christopher кристофер | claire клэр | clyde клайд | craig крейг | cyril кирилл | daniel дэниел даниэль
david дэвид давид | deborah дебора | diana диана | dylan дилан | edward эдвард | einstein эйнштейн
elijah элайджа илья | elizabeth елизавета элизабет | emily эмили | bethesda бетесда вифезда
erdogan эрдоған эрдоган | eric эрик | eugene юджин евгений | eve ева ив | evelyn эвелин
francis фрэнсис франциск | gareth гарет | geoffrey джеффри | george джордж георг георгий жорж | gerald джеральд
gerard жерар джерард | graham грэм | gregory грегори григорий | greta грета | guterres гутерриш
guy гай ги | harry гарри хэрри | heather хизер | helen хелен элен елена | henry генри анри | hitler гитлер
hugh хью | hughes хьюз хьюс | hugo хьюго гюго уго | hussein хусейн хуссейн | ian иэн ян | isaac исаак айзек
isaiah исайя | ivanka иванка | jacob джейкоб якоб яков | jacques жак | jake джейк | james джеймс хамес
jane джейн | janet джанет | jason джейсон | jean жан джин | jehovah иегова | jeremy джереми
jesus иисус хесус иса | jinping цзиньпин | joan джоан жоан | joe джо | joel джоэл | john джон жан иоанн
jonathan джонатан | jose хосе жозе | joseph джозеф жозеф иосиф | joshua джошуа | juan хуан | judith джудит
julia джулия юлия | julian джулиан | justin джастин | karen карен кэрен | kate кейт | katie кэти | keith кит
kyle кайл | lewis льюис | leo лео лев | louis луи льюис людовик | lucy люси | luke люк лука | macron макрон
madonna мадонна | margaret маргарет маргарита | mark марк | martin мартин | mary мэри мария
matthew мэттью мэтью | maurice морис | michael майкл михаэль михаил | michel мишель | michelle мишель | mike майк майкл
miles майлз | mohammed мухаммед мохаммед мұхаммед | moses моисей | murray мюррей мюррэй муррей | naomi наоми
nathan натан
nicholas николас николай | noah ноа ной | obama обама | oscar оскар | osama усама | paul пол поль пауль павел
peter питер петер петр | philip филип филипп | pope папа | rachel рэйчел рейчел | ralph ральф | reagan рейган
rebecca ребекка | renee рене | richard ричард | robert роберт робер | rodrigo родриго | roger роджер роже
rosie рози | russell рассел | ruth рут | ryan райан | samuel сэмюэл самуэль | sarah сара | sean шон | shawn шон
shakespeare шекспир | simon саймон симон | siobhan шивон | sophie софи | stephen стивен стефан | steven стивен
shaw шоу | stuart стюарт | stewart стюарт | susan сьюзан сьюзен | suzanne сюзанна | theodore теодор | theresa тереза
thomas томас тома | timothy тимоти | tyler тайлер | ursula урсула | victoria виктория | vincent винсент венсан
virgin дева | vivian вивиан | walter уолтер вальтер | wayne уэйн | wayde уэйд | william уильям вильям
xavier хавьер ксавье | yves ив | zachary закари зак | zoe зои зоя | beckham бекхэм | biden байден | bush буш
cameron кэмерон | churchill черчилль | clooney клуни | dior диор | freud фрейд | hyundai хендэ хёндэ хундай
iphone айфон | youtube ютуб | huawei хуавэй | leonardo леонардо | lloyd ллойд | marx маркс | mercedes мерседес
michelin мишлен | newton ньютон | peugeot пежо | porsche порше | renault рено | rousseau руссо | siemens сименс
volkswagen фольксваген | tokayev тоқаев токаев | nazarbayev назарбаев | xi си | zelensky зеленский
zelenskyy зеленский | yeltsin ельцин | trudeau трюдо | johnson джонсон | moon мун | park пак парк | lee ли
choi чхве цой | roh но | jong чен чён | joo чжу | gunn ганн | ye йе е | eun ын | yi и | ri ли ри | rhee ли
jones джонс | jewish еврей | islam ислам | buddha будда | allah аллах алла | quran коран құран
koran коран құран | bible библия інжіл киелі | facebook фейсбук facebook | twitter твиттер | christmas рождество
easter пасха | muslim мусульманин мұсылман | olympics олимпиада | brexit брексит брекзит | talmud талмуд
hajj хадж қажылық | mcdonald макдональд макдоналд макдональдс макдоналдс | plato платон | ramadan рамадан
"""

# Acronyms that are translated.
_ACRONYMS = """
ai ии жи | aids спид житс | cia цру | cis снг тмд | csto одкб ұқшұ | dna днк | eaeu еаэс еаэо
eu ес ео евросоюз | fbi фбр фтб | gdp ввп жіө | hiv вич аитв | iaea магатэ | icc мус | imf мвф хвқ
isis игил даиш | nato нато | oecd оэср эыдұ | opec опек | osce обсе еқыұ | sco шос шыұ
uae оаэ баә | uk великобритания ұлыбритания британия | un оон бұұ ын | us сша ақш америка американ
usa сша ақш | ussr ссср ксро | who воз ддсұ ддұ | wto вто дсұ
"""


def _read(written: str) -> dict[str, tuple[str, ...]]:
    entries = (entry.split() for line in written.strip().splitlines() for entry in line.split("|"))
    return {latin: tuple(targets) for latin, *targets in entries}


PLACES = _read(_PLACES)
PEOPLE = _read(_PEOPLE)
EXCEPTIONS = PLACES | PEOPLE | _read(_ACRONYMS)
