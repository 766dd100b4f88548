-- The states that their random numbers give.
create or replace temp table working as
with
  chances as (
    select
      *,
      least(employed_ppm::bigint * rate_ppm // (1000000 - least(rate_ppm, 600000)), (1000000 - employed_ppm) * 6 // 10)::integer as year_end_unemployed,
      case
        when age < 18
        or age > 64 then 0
        when ground in ('family', 'protection', 'protection_family', 'temporary_protection')
        and arrival > month_end(getvariable('month')) - to_months(42) then 90000
        when foreign_background then 22000
        else 9000
      end * if(month(month_start(getvariable('month'))) = 7, 7, 10) // 10 as services_ppm
    from levels
  ),
  seasonal as (
    select
      *,
      (year_end_unemployed::bigint * season // december)::integer as unemployed_ppm,
      (employed_ppm - (year_end_unemployed::bigint * season // december - year_end_unemployed) * 75 // 100)::integer as employed_now_ppm,
      case
        when luck_before is null then draw('luck', n, -1)
        when draw('turn', n, getvariable('month')) < if(age < 30, 60000, 25000) then draw('luck', n, getvariable('month'))
        else luck_before
      end as luck
    from chances
  ),
  decided as (
    select
      *,
      case
        when not here then null
        when luck < employed_now_ppm then 'employed'
        when luck < employed_now_ppm + unemployed_ppm * 12 // 100 then 'part_time_seeker'
        when luck < employed_now_ppm + unemployed_ppm then 'unemployed'
        when luck < employed_now_ppm + unemployed_ppm + services_ppm then 'in_services'
        else 'outside'
      end as status
    from seasonal
  )
select
  *,
  coalesce(
    self_prone
    and status = 'employed'
    and age >= 18,
    false
  ) as self_employed,
  coalesce(
    status in ('employed', 'part_time_seeker')
    and (
      not self_prone
      or status <> 'employed'
      or age < 18
      or draw('side_job', n, 0) < 150000
    ),
    false
  ) as wage,
  draw('new_job', n, getvariable('month')) < 12000 as changes
from decided;
