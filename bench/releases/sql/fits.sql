-- Purpose: how many published counts of a vintage fit the store's counts of that night.
-- Grain: one row a table and whether its block was held.
-- Reads: compared (sql/compared.sql); unseen (so many persons may have changed behind a value that sticks).
-- Writes: columns below, to the bench only. Withheld: somebody is there, and a rule is why there is no value.
with
  final as (
    select
      table_id,
      is_held::integer as held,
      count(*)::integer as cells,
      count_if(has_value)::integer as with_value,
      count_if(
        not has_value
        and is_suppressed
      )::integer as suppressed,
      count_if(
        not has_value
        and not is_suppressed
        and has_persons
      )::integer as withheld,
      count_if(beyond = 0)::integer as fits,
      count_if(
        beyond > 0
        and stands = 'held'
        and beyond <= getvariable('unseen')
      )::integer as sticks,
      count_if(
        beyond > 0
        and not (
          stands = 'held'
          and beyond <= getvariable('unseen')
        )
      )::integer as outside,
      coalesce(max(beyond), 0)::integer as furthest,
      count_if(differs)::integer as differing
    from compared
    group by all
  )
select
  *
from final
order by
  table_id,
  held
