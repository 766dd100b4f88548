-- Purpose: an empty table of notes, before the first month.
-- Grain: none. Reads: nothing. Writes: month_note.
with
  final as (
    select
      null::integer as n,
      null::integer as month,
      null::varchar as seeker_code,
      null::boolean as self_employed,
      null::boolean as here,
      null::integer as age,
      null::varchar as status,
      null::varchar as lives
    where
      false
  )
select
  *
from final
order by
  n
