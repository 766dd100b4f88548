-- Persons: how they came, where they live, sex, origin, age.
create or replace temp table aged as
with
  kinds as (
    select
      n,
      entry,
      draw('city', n, 0) as city_draw,
      case
        when entry < 0 then 'initial'
        when draw('kind', n, 0) < 420000 then 'abroad'
        when draw('kind', n, 0) < 640000 then 'birth'
        else 'domestic'
      end as kind
    from entrant
  ),
  placed as (
    select
      kinds.n,
      kinds.entry,
      kinds.kind,
      city.municipality,
      greatest(kinds.entry, 0) as first_month,
      case
        when draw('sex', kinds.n, 0) < 492000 then '1'
        else '2'
      end as sex,
      draw('origin', kinds.n, 0) < case kinds.kind
        when 'abroad' then 900000
        when 'domestic' then 120000
        else city.foreign_permille * 1000
      end as foreign_background
    from kinds
    inner join city on kinds.city_draw >= city.draw_from
    and kinds.city_draw < city.draw_before
  )
select
  placed.*,
  age_weight.born_in_finland_permille,
  case
    when kind = 'birth' then 0
    when kind = 'initial' then age_weight.age_from + draw('age_year', n, 0) % (age_weight.age_to - age_weight.age_from + 1)
    when kind = 'abroad'
    and draw('age', n, 0) < 150000 then draw('age_year', n, 0) % 17
    when kind = 'abroad'
    and draw('age', n, 0) < 830000 then 18 + draw('age_year', n, 0) % 22
    when kind = 'abroad' then 40 + draw('age_year', n, 0) % 25
    else 18 + draw('age_year', n, 0) % 27
  end as age_at_first
from placed
inner join age_weight on age_weight.origin = if(placed.foreign_background, 'foreign', 'finnish')
and draw('age', placed.n, 0) >= age_weight.draw_from
and draw('age', placed.n, 0) < age_weight.draw_before;
