# Dates, heures, âges et listes comme on les écrit.

# Months, short and as in running text
month-1 = janv.
month-2 = févr.
month-3 = mars
month-4 = avr.
month-5 = mai
month-6 = juin
month-7 = juill.
month-8 = août
month-9 = sept.
month-10 = oct.
month-11 = nov.
month-12 = déc.
month-long-1 = janvier
month-long-2 = février
month-long-3 = mars
month-long-4 = avril
month-long-5 = mai
month-long-6 = juin
month-long-7 = juillet
month-long-8 = août
month-long-9 = septembre
month-long-10 = octobre
month-long-11 = novembre
month-long-12 = décembre

# Days of the week, from Monday
weekday-1 = lun.
weekday-2 = mar.
weekday-3 = mer.
weekday-4 = jeu.
weekday-5 = ven.
weekday-6 = sam.
weekday-7 = dim.

# Dates
date-full = { $day ->
    [1] 1er
   *[other] { $day }
    } { $month } { $year }
date-day = { $day ->
    [1] 1er
   *[other] { $day }
    } { $month }
date-weekday = { $weekday } { $day ->
    [1] 1er
   *[other] { $day }
    } { $month }
date-month = { $month } { $year }
date-about = vers le { $date }

# Times
time-hour = { $hour } h
time-hour-minute = { $hour } h { $minute }

# How far away a day is
when-today = aujourd’hui
when-tomorrow = demain
when-yesterday = hier
when-in-days = dans { $days } jours
when-days-ago = il y a { $days } jours
late-calendar = { $days } j de retard
late-business = { $days } j ouvr. de retard
days-short = { $days } j

# Ages and lists
age-short = { $years ->
    [one] { $years } an
   *[other] { $years } ans
    }
age-months = { $months } mois
list-and = { $first } et { $last }
list-or = { $first } ou { $last }
