-- Purpose: how often tables were released at some vintages, and how many of their blocks were held.
-- Grain: one row a table and area; a release is a month at a vintage at which the month was released.
-- Reads: status (release_status.parquet of a snapshot); vintages.
-- Writes: columns below, to the bench only.
with
  worked as (
    select
      *
    from read_parquet(getvariable('status'), hive_partitioning = false)
    where
      RELEASE_STATUS <> 'NOT_RELEASED'
      and list_contains(getvariable('vintages'), VINTAGE)
  ),
  releases as (
    select
      TABLE_ID,
      TIME_PERIOD,
      VINTAGE,
      bool_or(RELEASE_STATUS = 'HELD') as is_held
    from worked
    group by all
  ),
  tables as (
    select
      TABLE_ID,
      count(*)::integer as releases,
      count_if(is_held)::integer as releases_held
    from releases
    group by all
  ),
  final as (
    select
      TABLE_ID as table_id,
      REF_AREA as ref_area,
      releases,
      releases_held,
      count(*)::integer as blocks,
      count_if(RELEASE_STATUS = 'HELD')::integer as blocks_held
    from worked
    join tables using (TABLE_ID)
    group by all
  )
select
  *
from final
order by
  table_id,
  ref_area
