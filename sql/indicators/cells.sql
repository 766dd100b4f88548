-- Purpose: the published counts as last known, for all indicators at once
-- Grain: one row per cell
-- Reads: newest_counts; published_cells
-- Writes: the cell's codes; counts: for each month that has one, the month, OBS_STATUS, VINTAGE and, where there is one, the number of persons,
--         separated by blanks; months are separated by commas
with
  series as (
    select
      cell,
      string_agg(
        concat_ws(' ', month, status, vintage, value),
        ','
        order by
          month
      ) as counts
    from newest_counts
    group by
      cell
  ),
  final as (
    select
      cell,
      columns(series_columns ()),
      counts
    from series
    join published_cells using (cell)
  )
select
  * exclude (cell)
from final
order by
  cell
