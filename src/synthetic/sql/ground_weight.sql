-- Purpose: grounds of the first permit by region and era, with each ground's slice of draws and its effect on employment.
-- Grain: era, region, ground. Reads: getvariable('reference')/grounds.csv, region_weight. Writes: ground_weight.
with
  listed as (
    select
      *
    from read_csv(getvariable('reference') || '/grounds.csv', hive_partitioning = false)
  ),
  matched as (
    select
      region_weight.era,
      region_weight.region,
      listed.ground,
      listed.permille,
      listed.employment_shift_permille as employment_shift,
      listed.unemployment_permille
    from region_weight
    inner join listed on (
      listed.era = 'any'
      and listed.origin = region_weight.region
    )
    or (
      listed.era = region_weight.era
      and listed.origin = 'other'
      and region_weight.region in ('europe', 'asia', 'africa', 'america')
    )
  ),
  running as (
    select
      *,
      sum(permille) over (
        partition by
          era,
          region
        order by
          ground
      )::integer as upto
    from matched
  ),
  final as (
    select
      era,
      region,
      ground,
      employment_shift,
      unemployment_permille,
      (upto - permille) * 1000 as draw_from,
      upto * 1000 as draw_before
    from running
  )
select
  *
from final
order by
  era,
  region,
  ground
