-- Purpose: numerator and denominator of an indicator for every cell that the counts have
-- Grain:   one row a cell: table, area, sex, age, background, generation, language, ground, stay, status order, month
-- Reads:   newest_counts; getvariable('tables'), getvariable('ages'), getvariable('status_orders'): what is declared;
--          getvariable('numerator'), getvariable('denominator'): measures to add up
-- Writes:  cell (the codes, joined), numerator and denominator (persons; null unless status is A or P), status (OBS_STATUS), vintage (the
--          newest of the counts it is made of)
with counts as (
    select * from newest_counts
),

declared as (
    select list_distinct(list_concat(getvariable('numerator'), getvariable('denominator'))) as measures
),

wanted as (
    select
        counts.* exclude (STATUS_ORDER),
        -- a measure without a status order (persons) stands beside each of them
        unnest(case when STATUS_ORDER = '_Z' then getvariable('status_orders') else [STATUS_ORDER] end) as STATUS_ORDER
    from counts, declared
    where
        list_contains(getvariable('tables'), TABLE_ID)
        and list_contains(getvariable('ages'), AGE)
        and list_contains(declared.measures, MEASURE)
),

cells as (
    select
        concat_ws(
            '|', TABLE_ID, REF_AREA, BACKGROUND, GENERATION, LANGUAGE, SEX, AGE, PERMIT_GROUND, STAY, STATUS_ORDER, TIME_PERIOD
        ) as cell,
        coalesce(sum(OBS_VALUE) filter (where list_contains(getvariable('numerator'), MEASURE)), 0) as numerator,
        coalesce(sum(OBS_VALUE) filter (where list_contains(getvariable('denominator'), MEASURE)), 0) as denominator,
        count(distinct MEASURE) as measures,
        max(VINTAGE) as vintage,
        bool_or(OBS_STATUS = 'L') as missing,
        bool_or(OBS_STATUS = 'Q' or OBS_VALUE is null) as withheld,
        bool_or(OBS_STATUS = 'P') as provisional
    from wanted
    where list_contains(getvariable('status_orders'), STATUS_ORDER)
    group by
        TABLE_ID, REF_AREA, BACKGROUND, GENERATION, LANGUAGE, SEX, AGE, PERMIT_GROUND, STAY, STATUS_ORDER, TIME_PERIOD
),

judged as (
    select
        cells.*,
        case
            when missing or cells.measures < len(declared.measures) then 'L'
            when withheld then 'Q'
            when provisional then 'P'
            else 'A'
        end as status
    from cells, declared
),

final as (
    select
        cell,
        case when status in ('A', 'P') then cast(numerator as integer) end as numerator,
        case when status in ('A', 'P') then cast(denominator as integer) end as denominator,
        status,
        vintage
    from judged
)

select * from final
order by cell
