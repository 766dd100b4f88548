-- Purpose: how many of a month's arrivals an area has, and how many of them the first delivery leaves out.
-- Grain: one row. Reads: person, left_out. Writes: nothing.
with
  arrivals as (
    select
      person.n,
      left_out.n is not null as is_left_out,
      lives_in(person.n, municipality, moves, leaves, ground, arrival, getvariable('month')) as lives
    from person
    left join left_out on left_out.n = person.n
    and left_out.month = getvariable('month')
    where
      registered = getvariable('month')
      and struck_off > getvariable('month')
      and month_number(arrival) = getvariable('month')
  ),
  final as (
    select
      count(*)::integer as arrivals,
      count(*) filter(is_left_out)::integer as missing
    from arrivals
    where
      in_area(lives, getvariable('area'))
  )
select
  *
from final
order by
  arrivals
