-- Purpose: the blocks (a table in an area) of months that have been held since they were last released
-- Grain: one row per block and month
-- Reads: getvariable('release_status'), release_status.parquet of a snapshot
-- Writes: temporary table blocks_held: table_id, REF_AREA, TIME_PERIOD, held_since (vintage)
create or replace temp table blocks_held as
with
  statuses as (
    select
      *
    from read_parquet(getvariable('release_status'), hive_partitioning = false)
  ),
  last_released as (
    select
      TABLE_ID,
      REF_AREA,
      TIME_PERIOD,
      max(VINTAGE) filter(
        where
          RELEASE_STATUS = 'RELEASED'
      ) as vintage
    from statuses
    group by
      TABLE_ID,
      REF_AREA,
      TIME_PERIOD
  ),
  final as (
    select
      TABLE_ID as table_id,
      REF_AREA,
      TIME_PERIOD,
      min(statuses.VINTAGE) as held_since
    from statuses
    join last_released using (TABLE_ID, REF_AREA, TIME_PERIOD)
    where
      RELEASE_STATUS = 'HELD'
      and (
        last_released.vintage is null
        or statuses.VINTAGE > last_released.vintage
      )
    group by
      TABLE_ID,
      REF_AREA,
      TIME_PERIOD
  )
select
  *
from final
order by
  table_id,
  REF_AREA,
  TIME_PERIOD
