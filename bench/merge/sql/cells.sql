-- Purpose: the newest counts of an area in two snapshots, how many only the first has a value of, and how far the others differ.
-- Grain: one row a table, measure and size of the first snapshot's value.
-- Reads: joint and merged (counts.parquet of the two snapshots); area; sizes (the least value of each size).
-- Writes: columns below, to the bench only. `withheld`: the second says that the value is confidential; the other values it lacks are not in it.
with
  counts as (
    select
      *,
      filename = getvariable('joint') as is_joint
    from published_counts ([getvariable('joint'), getvariable('merged')])
    where
      REF_AREA = getvariable('area')
  ),
  beside as (
    select
      columns(cell_columns()),
      arg_max_null(OBS_VALUE, VINTAGE) filter(is_joint) as joint_value,
      arg_max_null(OBS_VALUE, VINTAGE) filter(not is_joint) as merged_value,
      arg_max(OBS_STATUS, VINTAGE) filter(not is_joint) as merged_status
    from counts
    group by all
  ),
  final as (
    select
      TABLE_ID as table_id,
      MEASURE as measure,
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
