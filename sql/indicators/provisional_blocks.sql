-- Purpose: the blocks (a table in an area) of months whose newest published counts are provisional
-- Grain:   one row per block and month
-- Reads:   getvariable('counts'), Parquet files of published counts, every vintage
-- Writes:  table_id, ref_area, month
with
  counts as (
    select
      *
    from read_parquet(getvariable('counts'), hive_partitioning = false)
    where
      OBS_STATUS in ('A', 'P')
  ),
  newest as (
    select
      TABLE_ID as table_id,
      REF_AREA as ref_area,
      TIME_PERIOD as month,
      max_by(OBS_STATUS, VINTAGE || OBS_STATUS) as status
    from counts
    group by
      TABLE_ID,
      REF_AREA,
      TIME_PERIOD
  ),
  final as (
    select
      table_id,
      ref_area,
      month
    from newest
    where
      status = 'P'
  )
select
  *
from final
order by
  table_id,
  ref_area,
  month
