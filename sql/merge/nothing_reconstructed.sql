-- Purpose: the reconstruction of a merged snapshot, which has none: the cities' cannot be added up, as each begins with a first delivery of its own
-- Grain: no row, in the columns of the cities' reconstructions
-- Reads: getvariable('reconstructed'), reconstructed.parquet of a city
-- Writes: a table of reconstructed counts
with
  final as (
    select
      *
    from read_parquet(getvariable('reconstructed'), hive_partitioning = false)
    where
      false
  )
select
  *
from final
order by all
