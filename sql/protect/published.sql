-- Purpose: the counts that leave the store at a vintage: those whose public content changed at it; at a first vintage, all.
-- Grain: one row per cell whose content dates from this vintage. Which rows there are discloses nothing that their values do not.
-- Reads: decisions; vintage; uncounted, the areas that are not counted in the month.
-- Writes: published/<month>.
with
  final as (
    select
      columns(cell_columns()),
      OBS_VALUE,
      OBS_STATUS,
      CONF_STATUS,
      'PERS' as UNIT_MEASURE,
      VINTAGE,
      file_row_number
    from read_parquet(getvariable('decisions'), hive_partitioning = false, file_row_number = true)
    where
      VINTAGE = getvariable('vintage')
      and not list_contains(getvariable('uncounted'), REF_AREA)
  )
  -- The decisions are in the total order of their keys.
select
  * exclude (file_row_number)
from final
order by
  file_row_number
