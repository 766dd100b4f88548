-- Purpose: the persons who lose work in a closure: a share of an area's wage earners aged 18 to 64, in jobs that existed before the month.
-- Grain: person. Reads: state, person. Writes: held (appended).
with
  earners as (
    select
      state.n,
      state.luck,
      state.ended_job is null
      and state.job_start < month_start(getvariable('month')) as goes_on,
      draw('closure', state.n, getvariable('month')) as lot
    from state
    inner join person on person.n = state.n
    where
      state.here
      and state.wage
      and not state.self_employed
      and state.age between 18 and 64
      and in_register(person.registered, person.struck_off, getvariable('month'))
      and in_area(
        lives_in(person.n, person.municipality, person.moves, person.leaves, person.ground, person.arrival, getvariable('month')),
        getvariable('area')
      )
      and getvariable('background') in ('all', if(person.foreign_background, 'foreign', 'finnish'))
  ),
  ranked as (
    select
      *,
      row_number() over (
        order by
          goes_on desc,
          lot,
          n
      ) as rank,
      count(*) over () as everyone
    from earners
  ),
  final as (
    select
      getvariable('shock')::integer as shock,
      n,
      luck,
      getvariable('month')::integer as from_month,
      getvariable('month')::integer as seeks_from,
      month_start(getvariable('month')) + getvariable('day')::integer - 1 as ended_on,
      everyone
    from ranked
    where
      goes_on
      and rank <= part_of(getvariable('share'), everyone)
  )
select
  *
from final
order by
  n
