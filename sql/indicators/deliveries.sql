-- Purpose: each measure's newest month at each vintage: the clock by which delays are counted. A delivery is whatever made a later month known;
--          between two deliveries a measure's numbers belong to the same delivery, whatever else arrived.
-- Grain:   one row per measure and vintage, from the first vintage that covered the measure on
-- Reads:   getvariable('counts'), Parquet files of published counts, every vintage; releases (sql/indicators/releases.sql)
-- Writes:  temporary table count_deliveries: status_order, measure, vintage, newest (month)
create or replace temp table count_deliveries as
with
  published as (
    select
      STATUS_ORDER as status_order,
      MEASURE as measure,
      VINTAGE as vintage,
      max(TIME_PERIOD) as month
    from read_parquet(getvariable('counts'), hive_partitioning = false)
    where
      OBS_STATUS <> 'L'
    group by
      STATUS_ORDER,
      MEASURE,
      VINTAGE
  ),
  vintages as (
    select
      VINTAGE as vintage
    from read_parquet(getvariable('counts'), hive_partitioning = false)
    union
    select
      vintage
    from releases
  ),
  measures as (
    select distinct
      status_order,
      measure
    from published
  ),
  newest as (
    select
      measures.status_order,
      measures.measure,
      vintages.vintage,
      max(published.month) over (
        partition by
          measures.status_order,
          measures.measure
        order by
          vintages.vintage rows between unbounded preceding
          and current row
      ) as newest
    from measures
    cross join vintages
    left join published on published.status_order = measures.status_order
    and published.measure = measures.measure
    and published.vintage = vintages.vintage
  ),
  final as (
    select
      *
    from newest
    where
      newest is not null
  )
select
  *
from final
order by
  status_order,
  measure,
  vintage
