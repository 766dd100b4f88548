-- Purpose: the counts that leave the store at a vintage: those whose public content changed at it, of a first vintage all.
-- Grain: one row a cell whose content has stood since this vintage. Which rows are there tells nothing that their values do not.
-- Reads: decisions; vintage.
-- Writes: published/<month>.
with
decisions as (
  select * from read_parquet(getvariable('decisions'), hive_partitioning = false, file_row_number = true)
),
final as (
  select
    TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE,
    OBS_VALUE, OBS_STATUS, CONF_STATUS, 'PERS' as UNIT_MEASURE, VINTAGE,
    file_row_number
  from decisions
  where VINTAGE = getvariable('vintage')
)
-- The decisions are in the total order of their keys.
select * exclude (file_row_number) from final
order by file_row_number
