-- Purpose: the true counts in the columns of published ones: what would be published if nothing had to be protected.
-- Grain: one row a cell of the counts.
-- Reads: counts.
-- Writes: true_counts of a month, in the bench's own folder only.
with
final as (
  select
    TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE,
    persons::integer as OBS_VALUE, if(collected = 1, 'A', 'L') as OBS_STATUS, 'F' as CONF_STATUS, 'PERS' as UNIT_MEASURE, 'true' as VINTAGE,
    file_row_number
  from read_parquet(getvariable('counts'), hive_partitioning = false, file_row_number = true)
)
select * exclude (file_row_number) from final
order by file_row_number
