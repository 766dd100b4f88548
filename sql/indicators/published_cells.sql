-- Purpose: numbers the published cells: later statements refer to a cell by this number
-- Grain: one row per cell (table, area, codes, status order, measure), whatever the month
-- Reads: getvariable('counts'), Parquet files of published counts, every vintage
-- Writes: temporary table published_cells: cell, and its codes
create or replace temp table published_cells as
with
  codes as (
    select distinct
      columns(series_columns ())
    from published_counts (getvariable('counts'))
    order by
      columns(series_columns ())
  ),
  final as (
    select
      cast(row_number() over () as integer) as cell,
      *
    from codes
  )
select
  *
from final
order by
  cell
