# What the program says about text as it was typed or pasted: dates, length, characters taken out.
problem-date-unreadable = “{ $text }” is not a date. Type it like 2017-03-03 or 3 Mar 2017.
problem-date-half = “{ $text }” is only part of a date. Type the day, the month and all four digits of the year, like 3 Mar 2017.
problem-date-ambiguous = “{ $text }” can be { $first } or { $second }. Which one? Type it like { $first }, or with the month in letters.
problem-date-impossible = There is no such day as “{ $text }”. Check the day and the month.
problem-date-weekday = “{ $text }”: { $first } is another day of the week. Check the date, or leave out the weekday.
problem-date-too-early = “{ $text }” is too long ago. The earliest date here is { $first }.
problem-date-too-late = “{ $text }” is too far ahead. The latest date here is { $first }.
problem-date-future = “{ $text }” is in the future. Here a date can be { $first } at the latest.
