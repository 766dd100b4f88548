-- Purpose: every move of the country: arrivals of all years, departures that were notified, moves between municipalities.
-- Grain: person, move. Reads: person. Writes: move.
-- All moves.
with
  departures as (
    select
      n,
      (month_start(struck_off) + (draw('departure_day', n, 0) % 28)::integer)::date as day,
      '42' as kind,
      municipality as departure,
      '200' as destination
    from person
    where
      gone_by = 'emigration'
      and struck_off < getvariable('months')
  ),
  -- Where two consecutive months differ, there was a move; the register dates it in the later month.
  moved as (
    select
      n,
      (month_start(moves) + (draw('move_day', n, 0) % 28)::integer)::date as day,
      '43' as kind,
      municipality as departure,
      lives_in(n, municipality, moves, 9999, null, null, moves) as destination
    from person
    where
      moves < leaves
      and moves < least(struck_off, getvariable('months'))
    union all
    select
      n,
      (month_start(leaves) + (draw('move_day', n, 1) % 28)::integer)::date,
      '43',
      lives_in(n, municipality, moves, 9999, null, null, leaves),
      lives_in(n, municipality, moves, leaves, null, null, leaves)
    from person
    where
      leaves < least(struck_off, getvariable('months'))
    union all
    select
      n,
      (month_start(0) + (draw('within', n, 1) % 900)::integer)::date,
      '44',
      municipality,
      municipality
    from person
    where
      draw('within', n, 0) < 60000
      and moves > getvariable('months')
      and leaves > getvariable('months')
      and entry < 0
  )
select
  *
from arrivals
union all
select
  *
from departures
union all
select
  *
from moved
where
  departure <> destination
  or kind = '44'
order by
  day,
  n,
  kind
