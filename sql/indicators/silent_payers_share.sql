-- Purpose: wage earners of the month before whose payers have not reported for the month, of all of them
-- Grain:   one row a cell: table, area, sex, age, background, month
-- Reads:   newest_counts; getvariable('tables'): the table by reporting; getvariable('ages')
-- Writes:  cell (the codes, joined), numerator and denominator (persons; null unless status is A or P), status (OBS_STATUS), vintage (the
--          newer one of the two counts)
with counts as (
    select
        * replace (split_part(BACKGROUND, '_', 1) as BACKGROUND),
        split_part(BACKGROUND, '_', 2) as reporting
    from newest_counts
    where MEASURE = 'PERSONS' and list_contains(getvariable('tables'), TABLE_ID) and list_contains(getvariable('ages'), AGE)
),

cells as (
    select
        concat_ws(
            '|', TABLE_ID, REF_AREA, BACKGROUND, GENERATION, LANGUAGE, SEX, AGE, PERMIT_GROUND, STAY, STATUS_ORDER, TIME_PERIOD
        ) as cell,
        sum(OBS_VALUE) filter (where reporting = 'SILENT') as silent,
        sum(OBS_VALUE) as all_persons,
        max(VINTAGE) as vintage,
        count(distinct reporting) < 2 or bool_or(OBS_STATUS = 'L') as missing,
        bool_or(OBS_STATUS = 'Q' or OBS_VALUE is null) as withheld,
        bool_or(OBS_STATUS = 'P') as provisional
    from counts
    group by all
),

judged as (
    select
        *,
        case when missing then 'L' when withheld then 'Q' when provisional then 'P' else 'A' end as status
    from cells
),

final as (
    select
        cell,
        case when status in ('A', 'P') then cast(silent as integer) end as numerator,
        case when status in ('A', 'P') then cast(all_persons as integer) end as denominator,
        status,
        vintage
    from judged
)

select * from final
order by cell
