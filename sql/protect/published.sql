-- Purpose: the counts that may leave the store: rounded where no rule holds them back, without a value where one does.
-- Grain: one row a cell of the true counts.
-- Reads: decisions; rounding_base, obs_status (A or P), vintage.
-- Writes: published/<month>.
with
decisions as (
  select * from read_parquet(getvariable('decisions'), file_row_number = true)
),
final as (
  select
    TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE,
    if(rules = '', rounded_to(persons, getvariable('rounding_base')), null)::integer as OBS_VALUE,
    case when collected = 0 then 'L' when rules <> '' then 'Q' else getvariable('obs_status') end as OBS_STATUS,
    if(collected = 1 and rules <> '', 'C', 'F') as CONF_STATUS,
    'PERS' as UNIT_MEASURE,
    getvariable('vintage')::varchar as VINTAGE,
    file_row_number
  from decisions
)
-- The decisions are in the total order of their keys.
select * exclude (file_row_number) from final
order by file_row_number
