-- Purpose: the number of published figures, and of those of an objective, that each count is a part of.
-- Grain: one row per cell that a published figure uses.
-- Reads: cells; needed, the counts that published figures use, as JSON of lists of codes (null: all).
-- Writes: needed_cells/_: it follows from the declarations alone.
with
  final as (
    select
      cell,
      count(*)::integer as figures,
      count_if(needed.objective)::integer as objectives
    from read_parquet(getvariable('cells'), hive_partitioning = false) as cells
    join declared_needs() as needed on cells.TABLE_ID = needed.table_id
    and list_contains(needed.sex, cells.SEX)
    and list_contains(needed.age, cells.AGE)
    and list_contains(needed.status_order, cells.STATUS_ORDER)
    and list_contains(needed.measure, cells.MEASURE)
    and is_needed(needed.codes)
    group by
      cell
  )
select
  *
from final
order by
  cell
