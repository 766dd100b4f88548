-- Purpose: the data of one month that the spell extracts need later.
-- Grain: person. Reads: state, person. Writes: month_note (appended).
with
  final as (
    select
      state.n,
      getvariable('month')::integer as month,
      state.seeker_code,
      state.self_employed,
      state.here,
      state.age,
      state.status,
      lives_in(person.n, person.municipality, person.moves, person.leaves, person.ground, person.arrival, getvariable('month')) as lives
    from state
    inner join person on person.n = state.n
    where
      state.seeker_code is not null
      or state.self_employed
  )
select
  *
from final
order by
  n
