-- Purpose: the outcome of a month's cells at a vintage: published, withheld by a rule, suppressed by the audit, in a block that the audit holds, or
--          carried forward as too few persons changed.
-- Grain: one row a table and kind of area (city or all together). Cells that no published figure uses are left out.
-- Reads: decisions; proposals (the same cells in the same order), with the number of figures that use a cell.
-- Writes: columns below, to the bench only.
with
  decisions as (
    select
      *
    from read_parquet(getvariable('decisions'), hive_partitioning = false, file_row_number = true)
  ),
  proposals as (
    select
      figures,
      file_row_number
    from read_parquet(getvariable('proposals'), hive_partitioning = false, file_row_number = true)
  ),
  cells as (
    select
      TABLE_ID,
      if(REF_AREA = 'C6', 'C6', 'city') as area,
      persons,
      OBS_VALUE is not null as has_value,
      case
        when STANDS = 'kept' then 'block'
        when list_contains(string_split(rules, ' '), 'audit') then 'audit'
        when OBS_VALUE is null
        and rules <> '' then 'rule'
        -- Withheld before and by no rule: suppressed by the audit then.
        when STANDS = 'held'
        and OBS_VALUE is null then 'audit'
        when STANDS = 'held' then 'held'
        else 'published'
      end as fate
    from decisions
    join proposals using (file_row_number)
    where
      collected = 1
      and figures > 0
  ),
  final as (
    select
      TABLE_ID as table_id,
      area,
      count(*)::integer as cells,
      count_if(
        fate = 'rule'
        and persons = 0
      )::integer as empty,
      count_if(
        fate = 'rule'
        and persons > 0
      )::integer as by_rule,
      count_if(fate = 'audit')::integer as by_audit,
      count_if(fate = 'block')::integer as in_held_blocks,
      count_if(fate = 'held')::integer as held,
      count_if(has_value)::integer as with_value
    from cells
    group by all
  )
select
  *
from final
order by
  table_id,
  area
