-- Purpose: residents whose background is not on record: the provisional ones of all with that background, the unknown ones of everybody
-- Grain:   one row a cell: table, area, sex, age, background, month
-- Reads:   newest_counts; getvariable('tables'): the table of the provisional, or of all backgrounds; getvariable('ages')
-- Writes:  cell (the codes, joined), numerator and denominator (persons; null unless status is A or P), status (OBS_STATUS), vintage (the
--          newer one of the two counts)
with counts as (
    select * from newest_counts
    where MEASURE = 'PERSONS' and list_contains(getvariable('ages'), AGE)
),

not_on_record as (
    select
        *,
        if(BACKGROUND = 'UNKNOWN', '_T', replace(BACKGROUND, '_PROVISIONAL', '')) as whole
    from counts
    where
        list_contains(getvariable('tables'), TABLE_ID)
        and (BACKGROUND = 'UNKNOWN' or suffix(BACKGROUND, '_PROVISIONAL'))
),

pairs as (
    select
        not_on_record.* exclude (whole),
        everybody.OBS_VALUE as all_persons,
        everybody.OBS_STATUS as all_status,
        everybody.VINTAGE as all_vintage
    from not_on_record
    left join counts as everybody
        on everybody.TABLE_ID = 'by_background'
        and everybody.BACKGROUND = not_on_record.whole
        and everybody.REF_AREA = not_on_record.REF_AREA
        and everybody.SEX = not_on_record.SEX
        and everybody.AGE = not_on_record.AGE
        and everybody.TIME_PERIOD = not_on_record.TIME_PERIOD
),

judged as (
    select
        *,
        case
            when OBS_STATUS = 'L' or all_status is null or all_status = 'L' then 'L'
            when OBS_STATUS = 'Q' or all_status = 'Q' or OBS_VALUE is null or all_persons is null then 'Q'
            when OBS_STATUS = 'P' or all_status = 'P' then 'P'
            else 'A'
        end as status
    from pairs
),

final as (
    select
        concat_ws(
            '|', TABLE_ID, REF_AREA, BACKGROUND, GENERATION, LANGUAGE, SEX, AGE, PERMIT_GROUND, STAY, STATUS_ORDER, TIME_PERIOD
        ) as cell,
        case when status in ('A', 'P') then cast(OBS_VALUE as integer) end as numerator,
        case when status in ('A', 'P') then cast(all_persons as integer) end as denominator,
        status,
        greatest(VINTAGE, all_vintage) as vintage
    from judged
)

select * from final
order by cell
