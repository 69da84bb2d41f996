# How children, staff and days look in the rows of every list.
card-child-of = child of { $caller }
card-restricted = restricted file
card-child-number = child { $number }
card-about = about { $age }
card-urgent = urgent
card-soon = soon
card-pool = intake pool
card-business-days = { $days } bus. d
card-with-others = { $name } +{ $count }
