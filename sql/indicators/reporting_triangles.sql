-- Purpose: what was published of every count after each delivery: the reporting triangles
-- Grain:   one row a cell and measure of which something was ever published
-- Reads:   getvariable('counts'), Parquet files of published counts, every vintage; count_deliveries (sql/indicators/deliveries.sql);
--          getvariable('measures'), those that indicators are made of; getvariable('delays'), how many delays are told
-- Writes:  cell (the codes and the measure, joined), triangle: for each month of the extent, oldest first, the counts at the delays 0, 1, ...,
--          joined by commas; empty where nothing was published then
with counts as (
    select
        concat_ws(
            '|', TABLE_ID, REF_AREA, BACKGROUND, GENERATION, LANGUAGE, SEX, AGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE
        ) as cell,
        STATUS_ORDER as status_order,
        MEASURE as measure,
        TIME_PERIOD as month,
        VINTAGE as vintage,
        OBS_VALUE as value
    from read_parquet(getvariable('counts'))
    where list_contains(getvariable('measures'), MEASURE)
),

cells as (
    select cell, status_order, measure
    from counts
    where value is not null
    group by cell, status_order, measure
),

extent as (
    select
        min(strptime(TIME_PERIOD || '-01', '%Y-%m-%d')) as first_month,
        max(strptime(TIME_PERIOD || '-01', '%Y-%m-%d')) as last_month
    from read_parquet(getvariable('counts'))
),

-- the same months as of sql/indicators/reference_months.sql: none left out
months as (
    select strftime(unnest(generate_series(first_month, last_month, interval 1 month)), '%Y-%m') as month
    from extent
),

delays as (
    select unnest(range(getvariable('delays'))) as delay
),

-- a delivery that was not (or is still to come) has a vintage before all others: an as-of join of many rows takes null for the last of them
asked as (
    select cells.cell, months.month, delays.delay, coalesce(count_deliveries.vintage, '') as vintage
    from cells
    cross join months
    cross join delays
    left join count_deliveries
        on count_deliveries.status_order = cells.status_order
        and count_deliveries.measure = cells.measure
        and count_deliveries.newest = strftime(
            strptime(months.month || '-01', '%Y-%m-%d') + to_months(cast(delays.delay as integer)), '%Y-%m'
        )
),

told as (
    select asked.cell, asked.month, asked.delay, counts.value
    from asked
    asof left join counts
        on counts.cell = asked.cell and counts.month = asked.month and counts.vintage <= asked.vintage
),

final as (
    select cell, string_agg(coalesce(cast(value as varchar), ''), ',' order by month, delay) as triangle
    from told
    group by cell
)

select * from final
order by cell
