-- Purpose: the numbers of everybody who ever lives in the cities: residents at the start, then each month's newcomers.
-- Grain: person. Reads: nothing. Writes: entrant.
with
  final as (
    select
      range::integer as n,
      case
        when range < getvariable('persons') then -1
        else ((range - getvariable('persons')) // getvariable('newcomers'))::integer
      end as entry
    from range(getvariable('persons') + getvariable('newcomers') * getvariable('months'))
  )
select
  *
from final
order by
  n
