-- Purpose: a month's arrivals that the first delivery of its population leaves out, so that the next delivery has a given share more.
-- Grain: person. Reads: person. Writes: left_out (appended).
with
  arrivals as (
    select
      n,
      draw('left_out', n, getvariable('month')) as lot,
      lives_in(n, municipality, moves, leaves, ground, arrival, getvariable('month')) as lives
    from person
    where
      registered = getvariable('month')
      and struck_off > getvariable('month')
      and month_number(arrival) = getvariable('month')
  ),
  ranked as (
    select
      n,
      row_number() over (
        order by
          lot,
          n
      ) as rank,
      count(*) over () as everyone
    from arrivals
    where
      in_area(lives, getvariable('area'))
  ),
  final as (
    select
      n,
      getvariable('month')::integer as month
    from ranked
    where
      rank <= part_of(getvariable('share') / (1 + getvariable('share')), everyone)
  )
select
  *
from final
order by
  n
