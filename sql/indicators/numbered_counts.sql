-- Purpose: the published counts by the numbers of their cells
-- Grain: one row per cell, month and vintage
-- Reads: getvariable('counts'), Parquet files of published counts, every vintage; published_cells
-- Writes: temporary table numbered_counts: cell, month, vintage, value (persons; null where there is none), status (OBS_STATUS)
create or replace temp table numbered_counts as
with
  final as (
    select
      cell,
      TIME_PERIOD as month,
      VINTAGE as vintage,
      OBS_VALUE as value,
      OBS_STATUS as status
    from published_counts (getvariable('counts'))
    natural join published_cells
  )
select
  *
from final
order by
  cell,
  month,
  vintage
