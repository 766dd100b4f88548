-- Purpose: where people came from, by the era of their arrival, with the slice of draws of each region.
-- Grain: era, region. Reads: getvariable('reference')/regions.csv. Writes: region_weight.
with
  listed as (
    select
      *
    from read_csv(getvariable('reference') || '/regions.csv', hive_partitioning = false)
  ),
  running as (
    select
      *,
      sum(permille) over (
        partition by
          era
        order by
          region
      )::integer as upto
    from listed
  ),
  final as (
    select
      era,
      region,
      (upto - permille) * 1000 as draw_from,
      upto * 1000 as draw_before
    from running
  )
select
  *
from final
order by
  era,
  region
