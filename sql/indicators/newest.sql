-- Purpose: the published counts as last known: each cell at its newest vintage. In a block of a month that was never released, a count is not
--          collected, which is not the same as withheld
-- Grain: one row per cell and month
-- Reads: numbered_counts; published_cells; releases (sql/indicators/releases.sql)
-- Writes: temporary table newest_counts: cell, month, vintage, value, status
create or replace temp table newest_counts as
with
  newest as (
    select
      cell,
      month,
      max(vintage) as vintage,
      max_by({value: value, status: status}, vintage) as last
    from numbered_counts
    group by
      cell,
      month
  ),
  never_released as (
    select
      table_id,
      ref_area,
      month
    from releases
    group by
      table_id,
      ref_area,
      month
    having
      not bool_or(release_status = 'RELEASED')
  ),
  final as (
    select
      cell,
      newest.month,
      vintage,
      last.value as value,
      if(never_released.month is null, last.status, 'L') as status
    from newest
    join published_cells using (cell)
    left join never_released on never_released.table_id = published_cells.TABLE_ID
    and never_released.ref_area = published_cells.REF_AREA
    and never_released.month = newest.month
  )
select
  *
from final
order by
  cell,
  month
