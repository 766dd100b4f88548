-- Purpose: what was published of every count after each delivery: the reporting triangles
-- Grain:   one row a cell and measure of which something was ever published
-- Reads:   getvariable('counts'), Parquet files of published counts, every vintage; count_deliveries (sql/indicators/deliveries.sql); releases
--          (sql/indicators/releases.sql); getvariable('measures'), those that indicators are made of; getvariable('delays'), how many delays
--          are told
-- Writes:  cell (the codes and the measure, joined), triangle: for each month of the extent, oldest first, the counts at the delays 0, 1, ...,
--          joined by commas; empty where nothing was published then, `held` and `not_released` where what is public is from before the delivery
with counts as (
    select
        concat_ws(
            '|', TABLE_ID, REF_AREA, BACKGROUND, GENERATION, LANGUAGE, SEX, AGE, PERMIT_GROUND, STAY, STATUS_ORDER, MEASURE
        ) as cell,
        TABLE_ID as table_id,
        REF_AREA as ref_area,
        STATUS_ORDER as status_order,
        MEASURE as measure,
        TIME_PERIOD as month,
        VINTAGE as vintage,
        OBS_VALUE as value
    from read_parquet(getvariable('counts'), hive_partitioning = false)
    where list_contains(getvariable('measures'), MEASURE)
),

cells as (
    select cell, table_id, ref_area, status_order, measure
    from counts
    where value is not null
    group by cell, table_id, ref_area, status_order, measure
),

extent as (
    select
        min(strptime(TIME_PERIOD || '-01', '%Y-%m-%d')) as first_month,
        max(strptime(TIME_PERIOD || '-01', '%Y-%m-%d')) as last_month
    from read_parquet(getvariable('counts'), hive_partitioning = false)
),

-- the same months as of sql/indicators/reference_months.sql: none left out
months as (
    select strftime(unnest(generate_series(first_month, last_month, interval 1 month)), '%Y-%m') as month
    from extent
),

delays as (
    select unnest(range(getvariable('delays'))) as delay
),

-- what each delivery told of a block: as of the last vintage at which it was released, else whether it was held or not worked on
block_deliveries as (
    select
        releases.table_id,
        releases.ref_area,
        releases.month,
        count_deliveries.status_order,
        count_deliveries.measure,
        count_deliveries.newest,
        max(releases.vintage) filter (releases.release_status = 'RELEASED') as vintage,
        case
            when bool_or(releases.release_status = 'RELEASED') then ''
            when bool_or(releases.release_status = 'HELD') then 'held'
            else 'not_released'
        end as hole
    from releases
    inner join count_deliveries on count_deliveries.vintage = releases.vintage
    group by all
),

-- a delivery that was not (or is still to come) has a vintage before all others: an as-of join of many rows takes null for the last of them
asked as (
    select
        cells.cell,
        months.month,
        delays.delay,
        coalesce(block_deliveries.vintage, '') as vintage,
        coalesce(block_deliveries.hole, '') as hole
    from cells
    cross join months
    cross join delays
    left join block_deliveries
        on block_deliveries.table_id = cells.table_id
        and block_deliveries.ref_area = cells.ref_area
        and block_deliveries.month = months.month
        and block_deliveries.status_order = cells.status_order
        and block_deliveries.measure = cells.measure
        and block_deliveries.newest = strftime(
            strptime(months.month || '-01', '%Y-%m-%d') + to_months(cast(delays.delay as integer)), '%Y-%m'
        )
),

told as (
    select asked.cell, asked.month, asked.delay, coalesce(cast(counts.value as varchar), asked.hole) as told
    from asked
    asof left join counts
        on counts.cell = asked.cell and counts.month = asked.month and counts.vintage <= asked.vintage
),

final as (
    select cell, string_agg(told, ',' order by month, delay) as triangle
    from told
    group by cell
)

select * from final
order by cell
