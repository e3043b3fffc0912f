"""Words that neither begin nor end a term: pronouns, prepositions, conjunctions, auxiliaries, the commonest verbs."""

from __future__ import annotations


def _read(written: str) -> frozenset[str]:
    return frozenset(written.split())


ENGLISH = _read(
    """
    a an the this that these those such same other another each every some any all both either neither no not
    i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose
    which what when where why how there here now then than as if though although because while since until unless
    whether and or but nor so yet of in on at by for with from to into onto upon about above across after against
    along among around before behind below beneath beside besides between beyond despite during except inside near
    off out outside over past per regarding through throughout toward towards under up down via within without am is
    are was were be been being do does did done doing have has had having can could may might must shall should will
    would ought get gets got go goes went gone come comes came make makes made take takes took taken give gives gave
    given say says said saying tell tells told ask asks asked see sees saw seen know knows knew known think thought
    want wants wanted need needs needed let lets also only just very more most less least much many few several own
    even still already again ever never always often however therefore moreover according including well too rather
    quite almost nearly today yesterday tomorrow noted added stressed expressed held signed visited met took became
    began continued including based aimed due like
    """
)
# They make no phrase a term, but stand in names.
VAGUE = _read(
    """
    one two three four five six seven eight nine ten first second third last next new old good great big small high
    long short early late year years month months week weeks day days time times people way ways lot number part thing
    things man men woman women
    """
)

_KAZAKH = _read(
    """
    және мен бен пен да де та те ал бірақ немесе яғни сондай сондай-ақ үшін туралы бойынша арқылы дейін кейін бұл ол
    осы сол мына біз сіз олар өз өзі деп деді атап айтты болып болды болған екен еді емес бар жоқ тиіс керек қазір
    бүгін кеше жылы жылғы күні айында барлық әр кез бір екі үш тағы ғана тек өте аса ең қарай қатар ретінде сияқты
    туралы жөнінде мүмкін етті етіп жатыр келді оның оған оны оларды сөз
    қол қойды қоюы қатысты қатысу өтті өткен өткізді арасында арасындағы келген
    """
)
_RUSSIAN = _read(
    """
    и а но или да же ли бы не ни в во на с со к ко о об обо от до по за из изо у над под при про для без через между
    перед после около среди против вместо кроме ради что чтобы как так если когда где куда кто который которая которые
    которого которой которых это этот эта эти этого этой этих тот та то те того той тех он она оно они его ее её их им
    ими ей ему нем ней нём я мы вы ты нас вас нам вам свой своя свои своего своей своих себя себе был была было были
    быть есть будет будут также тоже уже еще ещё только даже лишь более менее очень там тут здесь все всё всех весь вся
    всего один одна одно год года году лет
    """
)
TARGET = {"kk": _KAZAKH, "ru": _RUSSIAN}
