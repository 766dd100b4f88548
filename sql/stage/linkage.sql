-- Purpose: how many customers with a permit valid at the month's end are linked to a person
-- Grain: one row
-- Reads: valid_permits (stage/valid_permits/<month>), month
-- Writes: stage/linkage/<month>
with
valid_permits as (select * from read_parquet(getvariable('valid_permits'))),
final as (
  select
    getvariable('month') as month,
    count(distinct customer_id) as customers,
    count(distinct customer_id) filter (person_id is not null) as linked
  from valid_permits
)
select * from final
order by month
