-- Purpose: the published counts on which two snapshots differ, each as last known there
-- Grain: one row per cell and month whose value, or the reason why it has none, differs
-- Reads: getvariable('before'), getvariable('after'): counts.parquet of the two snapshots; getvariable('until'), the earlier one's vintage
-- Writes: the cell's codes and its month; delta (persons; a count that was or is not collected counts as nobody there, one that is or was withheld
--         has no difference: 0)
with
  published as (
    select
      false as is_after,
      *
    from published_counts ([getvariable('before')])
    where
      VINTAGE <= getvariable('until')
    union all
    select
      true as is_after,
      *
    from published_counts ([getvariable('after')])
  ),
  cells as (
    select
      row_number() over () as cell,
      *
    from (
      select distinct
        columns(cell_columns())
      from published
    )
  ),
  numbered as (
    select
      cell,
      is_after,
      OBS_VALUE,
      OBS_STATUS,
      VINTAGE
    from published
    natural join cells
  ),
  newest as (
    select
      cell,
      is_after,
      max_by({value: OBS_VALUE, status: OBS_STATUS}, VINTAGE) as last
    from numbered
    group by
      cell,
      is_after
  ),
  -- A cell that is missing from a snapshot was not declared then.
  both_told as (
    select
      cell,
      coalesce(max(last.value) filter(not is_after), 0) as value_before,
      coalesce(max(last.value) filter(is_after), 0) as value_after,
      coalesce(max(if(last.value is null, last.status, '')) filter(not is_after), 'L') as absence_before,
      coalesce(max(if(last.value is null, last.status, '')) filter(is_after), 'L') as absence_after
    from newest
    group by
      cell
  ),
  final as (
    select
      columns(cell_columns()),
      cast(if('Q' in (absence_before, absence_after), 0, value_after - value_before) as integer) as delta
    from both_told
    join cells using (cell)
    where
      value_before != value_after
      or absence_before != absence_after
  )
select
  *
from final
order by
  columns(cell_columns())
