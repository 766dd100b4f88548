-- The register's data on everybody.
create or replace temp table reported as
with
  listed as (
    select
      *,
      struck_off > getvariable('month') as in_population,
      (month_start(getvariable('month')) - to_months(24))::date as recently,
      if(
        struck_off > getvariable('month'),
        lives_in(n, municipality, moves, leaves, ground, arrival, getvariable('month')),
        '200'
      ) as lives
    from person
    -- Persons left out of a first delivery are in the next one.
    anti join left_out on left_out.n = person.n
    and left_out.month = getvariable('month')
    and not getvariable('again')
    where
      registered <= getvariable('month')
      and struck_off >= getvariable('month')
  )
select
  n,
  0 as
copy,
id,
if(in_population, '1', '0') as vaesto,
age_on(birth, month_end(getvariable('month')))::varchar as ika,
lives as kotikunta,
case
  when struck_off <= getvariable('month') then null
  when leaves <= getvariable('month') then month_start(leaves)
  when moves <= getvariable('month') then month_start(moves)
  when kind in ('abroad', 'domestic') then coalesce(if(kind = 'abroad', arrival, null), month_start(first_month))
  else greatest(birth, coalesce(arrival, birth), (month_start(0) - to_days(draw('resident', n, 0) % 6000))::date)
end as since,
if(
  arrival > recently
  and draw('no_language', n, 0) < 20000,
  '',
  language_code
) as kieli_k,
if(
  arrival > recently
  and draw('no_citizenship', n, 0) < 15000,
  '',
  if(finnish_citizen, '1', '2')
) as kansalaisuus,
if(
  arrival > recently
  and draw('no_birth_country', n, 0) < 300000,
  '',
  birth_country_code
) as syntymavaltio,
sex,
birth,
case
  when gone_by = 'death'
  and gone = getvariable('month') then strftime(month_start(gone), '%Y-%m')
  else ''
end as kuolinkk
from listed;
