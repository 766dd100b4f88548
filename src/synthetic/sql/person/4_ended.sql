-- When they leave and why; each probability becomes a waiting time in months.
create or replace temp table ended as
with
  chances as (
    select
      *,
      case
        when foreign_born
        and ground = 'study' then 6000
        when foreign_born
        and arrival > month_start(first_month) - to_months(60) then 4000
        when foreign_background then 1200
        else 250
      end as emigration_ppm,
      case
        when age_at_first between 18 and 34 then 2500
        else 700
      end as leaving_ppm,
      least(200000, floor(35 * exp(0.095 * (age_at_first - 30)))::integer) as death_ppm
    from known
  ),
  waits as (
    select
      *,
      first_month + 1 + floor(ln((draw('emigration', n, 0) + 1) / 1000001.0) / ln(1 - emigration_ppm / 1000000.0))::bigint as emigrates,
      first_month + 1 + floor(ln((draw('leaving', n, 0) + 1) / 1000001.0) / ln(1 - leaving_ppm / 1000000.0))::bigint as leaves,
      first_month + 1 + floor(ln((draw('death', n, 0) + 1) / 1000001.0) / ln(1 - greatest(death_ppm, 2) / 1000000.0))::bigint as dies,
      first_month + 1 + floor(ln((draw('move', n, 0) + 1) / 1000001.0) / ln(1 - 1500 / 1000000.0))::bigint as moves
    from chances
  )
select
  *,
  case
    when foreign_born
    and entry < 0
    and age_at_first >= 18
    and draw('long_gone', n, 0) < 20000 then -1
    else least(emigrates, dies, 9999)
  end::integer as gone,
  case
    when foreign_born
    and entry < 0
    and age_at_first >= 18
    and draw('long_gone', n, 0) < 20000 then 'emigration'
    when least(emigrates, dies) >= 9999 then null
    when dies <= emigrates then 'death'
    else 'emigration'
  end as gone_by
from waits;
