-- Purpose: where published counts of a vintage do not match the store's counts of that night, or a snapshot differs from the store's decisions.
-- Grain: one row a month, table, area and measure; single cells are not named.
-- Reads: compared (sql/compared.sql); unseen (number of persons that may have changed behind a value carried forward).
-- Writes: columns below, to the bench only.
with
  misfits as (
    select
      *,
      beyond > 0
      and not is_held
      and not (
        stands = 'held'
        and beyond <= getvariable('unseen')
      ) as is_outside
    from compared
  ),
  final as (
    select
      month,
      table_id,
      ref_area,
      measure,
      count_if(is_outside)::integer as outside,
      coalesce(max(beyond) filter(is_outside), 0)::integer as furthest,
      count_if(differs)::integer as differing
    from misfits
    where
      is_outside
      or differs
    group by all
  )
select
  *
from final
order by
  furthest desc,
  month,
  table_id,
  ref_area,
  measure
