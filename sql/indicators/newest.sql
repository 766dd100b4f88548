-- Purpose: the published counts as last known: of each month the newest vintage only
-- Grain:   one row a cell and measure (table, all dimensions)
-- Reads:   getvariable('counts'), Parquet files of published counts, any number of vintages a month
-- Writes:  temporary table newest_counts, which the statements of the indicators read
create or replace temp table newest_counts as
with counts as (
    select * from read_parquet(getvariable('counts'))
),

newest as (
    select TIME_PERIOD, max(VINTAGE) as VINTAGE
    from counts
    group by TIME_PERIOD
),

final as (
    select counts.*
    from counts
    inner join newest using (TIME_PERIOD, VINTAGE)
)

select * from final
order by
    TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, GENERATION, LANGUAGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE
