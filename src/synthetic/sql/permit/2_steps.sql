-- Their permits in order; step 0 was refused.
create or replace temp table steps as
select
  *,
  1 as step,
  ground as step_ground,
  (since - (10 + draw('ahead', n, 0) % 60)::integer)::date as decided,
  since as valid_from,
  case
    when ground in ('eu_registration', 'brexit') then null
    when ground = 'temporary_protection' then greatest(date '2027-03-04', since)
    when ground in ('protection', 'protection_family') then months_after(since, 48)
    else months_after(since, first_length)
  end::date as valid_to,
  0 as permanent
from holders
union all
select
  *,
  2,
  case
    when ground = 'study'
    and draw('after_study', n, 0) < 550000 then 'work_other'
    else ground
  end,
  months_after(since, first_length) - (5 + draw('ahead', n, 2) % 40),
  months_after(since, first_length) + 1,
  months_after(since, 62),
  0
from holders
where
  ground in ('work_specialist', 'work_other', 'study', 'family', 'returnee', 'other')
  and draw('extended', n, 0) < 900000
union all
select
  *,
  3,
  'permanent',
  months_after(since, 60) - draw('ahead', n, 3) % 40,
  months_after(since, 60),
  null,
  1
from holders
where
  ground not in ('eu_registration', 'brexit', 'temporary_protection')
  and draw('permanent', n, 0) < 780000
union all
select
  *,
  0,
  ground,
  (since - (200 + draw('ahead', n, 4) % 200)::integer)::date,
  null,
  null,
  0
from holders
where
  draw('refused', n, 0) < 25000
  and ground not in ('eu_registration', 'temporary_protection');
