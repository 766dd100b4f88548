-- The persons counted at each delay, with their payers and pay.
create or replace temp table reconstructed_count as
with
  grouped as (
    select
      columns(* exclude (age, from_age, to_age, pay)),
      count(*) as persons,
      sum(pay) as pay
    from reconstructed_state
    inner join declared_ages() on age between from_age and coalesce(to_age, age)
    group by all
  ),
  by_payer as (
    select
      columns(* exclude (from_delay, to_delay, persons, pay)),
      sum(persons)::bigint as persons,
      sum(pay) as pay
    from grouped
    inner join (
      select
        unnest(range(getvariable('delays')::integer + 1))::integer as delay
    ) on delay >= from_delay
    and delay < to_delay
    group by all
  )
select
  columns(* exclude (payer_id, persons, pay)),
  sum(persons)::bigint as persons,
  count(payer_id) as payers,
  max(persons) filter(payer_id is not null) as top_payer_persons,
  sum(persons) filter(payer_id is not null)::bigint as wage_persons,
  max(pay) as top_payer_pay,
  sum(pay) as pay
from by_payer
group by all;
