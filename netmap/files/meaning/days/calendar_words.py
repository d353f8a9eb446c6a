"""Months, days of the week and seasons as people write them in five languages, folded."""

_MONTHS = (
    "january jan enero ene janvier janv januar jaenner janner janeiro",
    "february feb febrero febr fevrier fev februar feber fevereiro",
    "march mar marzo mars marz maerz marco mrz",
    "april apr abril abr avril avr",
    "may mayo mai maio",
    "june jun junio juin juni junho",
    "july jul julio juillet juil juli julho",
    "august aug agosto ago aout",
    "september sep sept septiembre setiembre set septembre setembro",
    "october oct octubre octobre oktober okt outubro out",
    "november nov noviembre novembre novembro",
    "december dec diciembre dic decembre dezember dez dezembro",
)
MONTHS = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
"""Word → number of the month."""

_WEEKDAYS = (
    "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun",
    "lunes martes miercoles jueves viernes sabado domingo lun mie jue vie",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
    "segunda terca quarta quinta sexta feira",
)
WEEKDAYS = frozenset(word for words in _WEEKDAYS for word in words.split())

SEASONS = {
    word: month
    for month, words in (
        (3, "spring primavera printemps fruhling fruhjahr"),
        (6, "summer verano ete sommer verao"),
        (9, "fall autumn otono automne herbst outono"),
        (1, "winter invierno hiver inverno"),
    )
    for word in words.split()
}
"""Word → the month a season of a year is taken to begin with."""

_AROUND = (
    "early mid late about around approx approximately circa ca c since before after end beginning start of week first last second third part sometime in the middle",
    "principios mediados finales fines de a alrededor desde hacia",
    "fin debut mi environ vers depuis",
    "anfang mitte ende etwa seit um",
    "inicio meados cerca",
)
AROUND = frozenset(word for words in _AROUND for word in words.split())
"""Words before a month, a season or a year that make it less exact."""
