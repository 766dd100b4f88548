-- Purpose: the months that the counts tell of, each with the newest vintage that one of its counts has stood since
-- Grain:   one row a month
-- Reads:   newest_counts
-- Writes:  TIME_PERIOD, VINTAGE
with counts as (
    select * from newest_counts
),

final as (
    select TIME_PERIOD, max(VINTAGE) as VINTAGE
    from counts
    group by TIME_PERIOD
)

select * from final
order by TIME_PERIOD
