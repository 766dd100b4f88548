-- Purpose: the deliveries of each measure, as sql/indicators/deliveries.sql found them
-- Grain:   one row a measure and newest month
-- Reads:   count_deliveries
-- Writes:  status_order, measure, newest, vintage
with final as (
    select * from count_deliveries
)

select * from final
order by status_order, measure, newest
