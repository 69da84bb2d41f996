# Dates, times, ages and lists as people write them.

# Months, short and as in running text
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
month-long-1 = January
month-long-2 = February
month-long-3 = March
month-long-4 = April
month-long-5 = May
month-long-6 = June
month-long-7 = July
month-long-8 = August
month-long-9 = September
month-long-10 = October
month-long-11 = November
month-long-12 = December

# Days of the week, from Monday
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun

# Dates
date-full = { $day } { $month } { $year }
date-day = { $day } { $month }
date-weekday = { $weekday } { $day } { $month }
date-month = { $month } { $year }
date-about = about { $date }

# Times
time-hour = { $hour }:00
time-hour-minute = { $hour }:{ $minute }

# How far away a day is
when-today = today
when-tomorrow = tomorrow
when-yesterday = yesterday
when-in-days = in { $days } days
when-days-ago = { $days } days ago
late-calendar = { $days } d late
late-business = { $days } bus. d late
days-short = { $days } d

# Ages and lists
age-short = { $years } y
age-months = { $months } mo
list-and = { $first } and { $last }
list-or = { $first } or { $last }
