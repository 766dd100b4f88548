-- Purpose: each count as public after a vintage, compared with the store's count of that night.
-- Grain: one row a cell of the months released at the vintage. Cells without a value that no published figure uses are left out.
-- Reads: counts and status (counts.parquet and release_status.parquet of a snapshot); decisions (the store's, for each month the newest at
--        the vintage); vintage; rounding_base, minimum_persons.
-- Writes: temporary table compared, to the bench only. `beyond`: by how many persons the store's count lies outside the range that the published
--         value allows; null where there is no value. `differs`: the snapshot differs from the store's decision.
create or replace temp table compared as
with
  decisions as (
    select
      *,
      string_split(coalesce(rules, ''), ' ') as all_rules
    from read_parquet(getvariable('decisions'), hive_partitioning = false)
  ),
  public as (
    select
      columns(cell_columns()),
      arg_max({value: OBS_VALUE, status: OBS_STATUS}, VINTAGE) as published
    from published_counts ([getvariable('counts')])
    where
      VINTAGE <= getvariable('vintage')
    group by all
  ),
  -- A vintage without news of any month has no status of its own: held blocks stay held.
  blocks as (
    select
      TABLE_ID,
      REF_AREA,
      TIME_PERIOD,
      arg_max(RELEASE_STATUS, VINTAGE) as RELEASE_STATUS
    from read_parquet(getvariable('status'), hive_partitioning = false)
    where
      VINTAGE <= getvariable('vintage')
    group by all
  ),
  final as (
    select
      decisions.TABLE_ID as table_id,
      decisions.REF_AREA as ref_area,
      decisions.TIME_PERIOD as month,
      decisions.MEASURE as measure,
      coalesce(RELEASE_STATUS, '') = 'HELD' as is_held,
      published.value is not null as has_value,
      decisions.STANDS as stands,
      list_contains(all_rules, 'audit') as is_suppressed,
      persons > 0 as has_persons,
      if(
        published.value is null,
        null,
        greatest(
          published.value - getvariable('rounding_base') // 2 - persons,
          getvariable('minimum_persons') - persons,
          persons - (published.value - getvariable('rounding_base') // 2 + getvariable('rounding_base') - 1),
          0
        )
      ) as beyond,
      published.value is distinct from decisions.OBS_VALUE
      or published.status is distinct from decisions.OBS_STATUS
      or (
        collected = 1
        and is_held is distinct from (decisions.STANDS = 'kept')
      ) as differs
    from decisions
    natural left join public
    left join blocks using (TABLE_ID, REF_AREA, TIME_PERIOD)
    where
      (
        collected = 1
        and not list_contains(all_rules, 'unneeded')
      )
      or published.value is not null
  )
select
  *
from final
