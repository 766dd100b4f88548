-- Purpose: the seasonal pattern of unemployment, in thousandths of the year's mean.
-- Grain: month of the year. Reads: getvariable('reference')/season.csv. Writes: season.
with
  final as (
    select
      month::integer as month,
      permille::integer as permille
    from read_csv(getvariable('reference') || '/season.csv', hive_partitioning = false)
  )
select
  *
from final
order by
  month
