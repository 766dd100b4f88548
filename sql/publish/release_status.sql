-- Purpose: the release status of each block (a table in an area) of each month at each vintage, without any cell or number
-- Grain:   one row per month, table, area and vintage, from the first vintage that covered the month on
-- Reads:   releases (sql/indicators/releases.sql)
-- Writes:  release_status.parquet of the snapshot
with
  final as (
    select
      month as TIME_PERIOD,
      table_id as TABLE_ID,
      ref_area as REF_AREA,
      vintage as VINTAGE,
      release_status as RELEASE_STATUS
    from releases
  )
select
  *
from final
order by
  TIME_PERIOD,
  TABLE_ID,
  REF_AREA,
  VINTAGE
