-- Purpose: the published counts of a snapshot as they stood at an earlier vintage
-- Grain: one row a cell, month and vintage
-- Reads: getvariable('counts'), counts.parquet of a snapshot; getvariable('until'), name of the last vintage that is told; getvariable('area'), the area
--        alone that is wanted, empty: all
-- Writes: a Parquet file of published counts, beside the snapshot's while it is made
with
  final as (
    select
      *
    from read_parquet(getvariable('counts'), hive_partitioning = false)
    where
      VINTAGE <= getvariable('until')
      and getvariable('area') in ('', REF_AREA)
  )
select
  *
from final
order by all
