# What every form says.
form-draft-restored = What you typed earlier is here again.
form-draft-kept = Kept as a draft; it is offered when you come back.
form-conflict = A colleague saved this meanwhile. Where you both wrote, their text is shown beside yours: decide, then save again.
form-conflict-field = A colleague saved here: { $theirs }
form-conflict-merged = A colleague saved other fields meanwhile; they are in. Save again to add yours.
form-unreadable = { $count ->
    [one] One field cannot be read yet.
   *[other] { $count } fields cannot be read yet.
    }
form-past-end = That was the last field. Save when you are ready.
