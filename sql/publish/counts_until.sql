-- Purpose: the published counts of a snapshot as of an earlier vintage
-- Grain: one row per cell, month and vintage
-- Reads: getvariable('counts'), counts.parquet of a snapshot; getvariable('until'), name of the last vintage included; getvariable('area'), the only
--        area wanted, empty: all
-- Writes: a temporary Parquet file of published counts
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
