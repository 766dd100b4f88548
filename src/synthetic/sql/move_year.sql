-- Purpose: FOLK_MUUTTO of one year as known on a day.
-- Grain: person, move. Reads: move, person. Writes: FOLK_MUUTTO_<yyyy>.csv.
with
  final as (
    select
      move.n,
      person.id as shnro,
      move.kind as muuttolaji,
      move.day as muuttopv,
      move.departure as lkunta,
      move.destination as tkunta
    from move
    inner join person on person.n = move.n
    where
      year(move.day) = getvariable('year')
      and move.day <= getvariable('known')::date
  )
select
  columns(* exclude (n))
from final
order by
  n,
  muuttopv,
  muuttolaji,
  lkunta,
  tkunta
