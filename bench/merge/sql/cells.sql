-- Purpose: the newest counts of an area in two snapshots, how many only the first has a value of, and how far the others differ.
-- Grain: one row a table, measure and size of the first snapshot's value.
-- Reads: joint and merged (counts.parquet of the two snapshots); area; sizes (the least value of each size).
-- Writes: columns below, to the bench only. `withheld`: the second says that the value is confidential; the other values it lacks are not in it.
with
  joint as (
    select
      columns(cell_columns()),
      arg_max({value: OBS_VALUE, status: OBS_STATUS}, VINTAGE) as content
    from published_counts ([getvariable('joint')])
    where
      REF_AREA = getvariable('area')
    group by all
  ),
  merged as (
    select
      columns(cell_columns()),
      arg_max({value: OBS_VALUE, status: OBS_STATUS}, VINTAGE) as content
    from published_counts ([getvariable('merged')])
    where
      REF_AREA = getvariable('area')
    group by all
  ),
  beside as (
    select
      coalesce(joint.TABLE_ID, merged.TABLE_ID) as table_id,
      coalesce(joint.MEASURE, merged.MEASURE) as measure,
      joint.content.value as joint_value,
      merged.content.value as merged_value,
      merged.content.status as merged_status
    from joint
    full join merged using (
      TABLE_ID,
      TIME_PERIOD,
      SEX,
      AGE,
      BACKGROUND,
      GENERATION,
      LANGUAGE,
      PERMIT_GROUND,
      STAY,
      CITIZENSHIP,
      STATUS_ORDER,
      MEASURE
    )
  ),
  final as (
    select
      table_id,
      measure,
      list_max(list_filter(getvariable('sizes')::integer[], lambda least: least <= coalesce(joint_value, 0)))::integer as size,
      count(joint_value)::integer as joint,
      count(merged_value)::integer as merged,
      count_if(
        joint_value is not null
        and merged_value is null
      )::integer as lost,
      count_if(
        joint_value is not null
        and merged_value is null
        and merged_status = 'Q'
      )::integer as withheld,
      count_if(
        joint_value is null
        and merged_value is not null
      )::integer as gained,
      count(merged_value - joint_value)::integer as compared,
      coalesce(sum(abs(merged_value - joint_value)), 0)::integer as off,
      coalesce(max(abs(merged_value - joint_value)), 0)::integer as furthest
    from beside
    group by all
  )
select
  *
from final
order by
  table_id,
  measure,
  size
