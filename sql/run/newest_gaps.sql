-- Purpose: the gaps a director asks for first, for the newest month that has been collected.
-- Grain:   one row an area and gap indicator.
-- Reads:   observations (published observations of a snapshot), indicators (their ids).
-- Writes:  rows for the terminal.
with
observations as (
    select *
    from read_parquet(getvariable('observations'))
),

gaps as (
    select *
    from observations
    where
        list_contains(getvariable('indicators'), INDICATOR)
        and STATUS_ORDER = 'MONTHLY'
        and SEX in ('_T', '_Z')
),

newest as (
    select max(TIME_PERIOD) as month
    from gaps
    where OBS_STATUS not in ('L', 'Q')
),

final as (
    select
        gaps.REF_AREA as area,
        gaps.INDICATOR as indicator,
        gaps.TIME_PERIOD as month,
        gaps.OBS_VALUE as value,
        gaps.LOWER as lower,
        gaps.UPPER as upper,
        gaps.OBS_STATUS as status
    from gaps
    inner join newest on gaps.TIME_PERIOD = newest.month
)

select *
from final
order by area, indicator
