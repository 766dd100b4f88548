-- Purpose: which rules withhold a month's cells at a vintage; one cell may be withheld by several.
-- Grain: one row a rule. Cells that no published figure uses are left out, and so are cells of blocks that the audit holds.
-- Reads: decisions; proposals (the same cells in the same order), with the number of figures that use a cell.
-- Writes: rule and cells, to the bench only.
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
  withheld as (
    select
      unnest(string_split(rules, ' ')) as rule
    from decisions
    join proposals using (file_row_number)
    where
      collected = 1
      and figures > 0
      and OBS_VALUE is null
      and STANDS <> 'kept'
      and rules <> ''
  ),
  final as (
    select
      rule,
      count(*)::integer as cells
    from withheld
    where
      rule <> 'audit'
    group by
      rule
  )
select
  *
from final
order by
  rule
