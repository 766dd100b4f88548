-- Purpose: what stood before anything was published of a month, and what churned since: nothing.
-- Grain: no row, in the columns of decisions and of churn.
-- Reads: nothing.
-- Writes: nothing_before/_, so that a first decision reads what every other one reads.
with
final as (
  select
    '' as TABLE_ID, '' as REF_AREA, '' as TIME_PERIOD, '' as SEX, '' as AGE, '' as BACKGROUND, '' as GENERATION,
    '' as LANGUAGE, '' as PERMIT_GROUND, '' as STAY, '' as STATUS_ORDER, '' as MEASURE,
    0::integer as OBS_VALUE, '' as OBS_STATUS, '' as CONF_STATUS, '' as VINTAGE, '' as MEASURED, '' as rules, '' as STANDS, 0 as LEAST, 0 as MOST,
    0::bigint as churn
  where false
)
select * from final
order by TABLE_ID
