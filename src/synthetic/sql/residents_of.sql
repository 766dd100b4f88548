-- Purpose: those of the people who live in one city at some time, before or after a move between the cities.
-- Grain: person. Reads: person. Writes: person.
with
  final as (
    select
      *
    from person
    where
      municipality = getvariable('municipality')
      or (
        moves < getvariable('months')
        and lives_in(n, municipality, moves, 9999, null, null, moves) = getvariable('municipality')
      )
  )
select
  *
from final
order by
  n
