-- Purpose: the reference months of the published counts, from the first to the last without gaps: delays are counted in months
-- Grain:   one row per month
-- Reads:   getvariable('counts'), Parquet files of published counts
-- Writes:  month
with
  extent as (
    select
      min(strptime(TIME_PERIOD || '-01', '%Y-%m-%d')) as first_month,
      max(strptime(TIME_PERIOD || '-01', '%Y-%m-%d')) as last_month
    from read_parquet(getvariable('counts'), hive_partitioning = false)
  ),
  final as (
    select
      strftime(unnest(generate_series(first_month, last_month, interval 1 month)), '%Y-%m') as month
    from extent
  )
select
  *
from final
order by
  month
