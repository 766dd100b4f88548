-- Purpose: the release status of each block (a table in an area) of each month at each vintage: released, held or not released. Where it is not
--          known, everything counts as released.
-- Grain:   one row per block, month and vintage, from the first vintage that covered the month on
-- Reads:   getvariable('counts'), Parquet files of published counts, every vintage; getvariable('releases'), JSON of {vintage, months, held:
--          [{month, table, areas}]}, empty where it is not known
-- Writes:  temporary table releases: table_id, ref_area, month, vintage, release_status
create or replace temp table releases as
with
  counts as (
    select distinct
      TABLE_ID as table_id,
      REF_AREA as ref_area,
      TIME_PERIOD as month,
      VINTAGE as vintage
    from read_parquet(getvariable('counts'), hive_partitioning = false)
  ),
  -- A vintage at which every change was held published no number.
  vintages as (
    select
      vintage
    from counts
    union
    select
      vintage
    from known_releases()
  ),
  blocks as (
    select
      table_id,
      ref_area,
      month,
      min(vintage) as since
    from counts
    group by
      table_id,
      ref_area,
      month
  ),
  worked as (
    select
      vintage,
      unnest(months) as month
    from known_releases()
  ),
  final as (
    select
      blocks.table_id,
      blocks.ref_area,
      blocks.month,
      vintages.vintage,
      case
        when known.vintage is null then 'RELEASED'
        when worked.month is null then 'NOT_RELEASED'
        when held_blocks.month is not null then 'HELD'
        else 'RELEASED'
      end as release_status
    from blocks
    inner join vintages on vintages.vintage >= blocks.since
    left join known_releases() as known on known.vintage = vintages.vintage
    left join worked on worked.vintage = vintages.vintage
    and worked.month = blocks.month
    left join held_at_releases() as held_blocks on held_blocks.vintage = vintages.vintage
    and held_blocks.month = blocks.month
    and held_blocks.table_id = blocks.table_id
    and held_blocks.ref_area = blocks.ref_area
  )
select
  *
from final
order by
  table_id,
  ref_area,
  month,
  vintage
