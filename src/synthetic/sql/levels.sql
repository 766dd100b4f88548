-- Purpose: the country's levels at the end of a December, and July's peak, beside the published ones.
-- Grain: figure, group. Reads: getvariable('december'), getvariable('year') (parquet files of the truth), getvariable('reference'). Writes: nothing.
-- All figures beside the published ones.
with
  published as (
    select
      *,
      row_number() over () as place
    from read_csv(getvariable('reference') || '/published_levels.csv', hive_partitioning = false)
  ),
  monthly as (
    select
      month,
      sum(unemployed) as unemployed
    from read_parquet(getvariable('year'), hive_partitioning = false)
    group by
      month
  ),
  peak as (
    select
      'Unemployed in July over the year''s mean (%)' as figure,
      'all' as "group",
      sum(unemployed) filter(month[6:7] = '07') * count(*) - sum(unemployed) as part,
      sum(unemployed) as whole
    from monthly
  ),
  generated as (
    select
      *
    from employment_share
    union all
    select
      *
    from other_share
    union all
    select
      *
    from peak
  )
select
  published.place,
  published.figure,
  published."group",
  published.published::double as published,
  (1000 * generated.part // greatest(generated.whole, 1)) / 10.0 as generated,
  published.tolerance::double as tolerance,
  published.source
from published
inner join generated on generated.figure = published.figure
and generated."group" = published."group"
order by
  place
