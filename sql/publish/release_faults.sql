-- Purpose: where a snapshot's release status and its manifest disagree
-- Grain:   one row, with how many rows differ
-- Reads:   getvariable('status'), release_status.parquet; releases (sql/indicators/releases.sql)
-- Writes:  rows
with
  said as (
    select
      TIME_PERIOD,
      TABLE_ID,
      REF_AREA,
      VINTAGE,
      RELEASE_STATUS
    from read_parquet(getvariable('status'), hive_partitioning = false)
  ),
  known as (
    select
      month,
      table_id,
      ref_area,
      vintage,
      release_status
    from releases
  ),
  differing as (
    (
      select
        *
      from said
      except all
      select
        *
      from known
    )
    union all
    (
      select
        *
      from known
      except all
      select
        *
      from said
    )
  ),
  final as (
    select
      cast(count(*) as integer) as rows
    from differing
  )
select
  *
from final
order by
  rows
