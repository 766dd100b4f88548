-- Purpose: what was public of each count after a vintage against the store's count of that night.
-- Grain: one row a cell of the months that were worked on at the vintage. Cells without a value that nothing published is made of are left out.
-- Reads: counts and status (counts.parquet and release_status.parquet of a snapshot); decisions (the store's, of each month the newest at the
--        vintage); vintage; rounding_base, minimum_persons.
-- Writes: temporary table compared, to the bench only. `beyond`: by how many persons the store's count lies outside those that the published
--         value can stand for; null where there is no value. `differs`: the snapshot says something else than the store decided.
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
      arg_max({value: OBS_VALUE, status: OBS_STATUS}, VINTAGE) as told
    from published_counts ([getvariable('counts')])
    where
      VINTAGE <= getvariable('vintage')
    group by all
  ),
  -- A vintage at which no month had any news has no status of its own: what was held is held on.
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
      told.value is not null as has_value,
      decisions.STANDS as stands,
      list_contains(all_rules, 'audit') as is_suppressed,
      persons > 0 as has_persons,
      if(
        told.value is null,
        null,
        greatest(
          told.value - getvariable('rounding_base') // 2 - persons,
          getvariable('minimum_persons') - persons,
          persons - (told.value - getvariable('rounding_base') // 2 + getvariable('rounding_base') - 1),
          0
        )
      ) as beyond,
      told.value is distinct from decisions.OBS_VALUE
      or told.status is distinct from decisions.OBS_STATUS
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
      or told.value is not null
  )
select
  *
from final
