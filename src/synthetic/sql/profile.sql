-- Purpose: the shape of employment over age, in thousandths.
-- Grain: origin, age. Reads: getvariable('reference')/employment_profile.csv. Writes: profile.
with
  listed as (
    select
      *
    from read_csv(getvariable('reference') || '/employment_profile.csv', hive_partitioning = false)
  ),
  final as (
    select
      origin,
      unnest(generate_series(age_from, age_to))::integer as age,
      permille::integer as permille
    from listed
  )
select
  *
from final
order by
  origin,
  age
