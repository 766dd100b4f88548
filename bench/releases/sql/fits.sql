-- Purpose: how many published counts of a vintage match the store's counts of that night.
-- Grain: one row a table, for released and for held blocks.
-- Reads: compared (sql/compared.sql); unseen (number of persons that may have changed behind a value carried forward).
-- Writes: columns below, to the bench only. Withheld: not empty, and without a value because of a rule.
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
