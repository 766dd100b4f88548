-- Purpose: FOLK_perus of one year: who lived in the country at its end; the main type of activity only where required. Years before the
-- first month use that month's activity.
-- Grain: person. Reads: person, december. Writes: FOLK_perus_<yyyy>.csv.gz.
with
  years as (
    select
      max(year) filter(year <= getvariable('year')) as nearest,
      min(year) as earliest
    from december
  ),
  activity as (
    select
      december.*
    from december
    inner join years on december.year = coalesce(years.nearest, years.earliest)
  ),
  residents as (
    select
      *,
      month_number(make_date(getvariable('year')::integer, 12, 31)) as year_end
    from person
    where
      birth <= make_date(getvariable('year')::integer, 12, 31)
      and coalesce(arrival, birth) <= make_date(getvariable('year')::integer, 12, 31)
  ),
  listed as (
    select
      *
    from residents
    where
      (
        kind = 'domestic'
        or entry < 0
        or registered <= year_end
      )
      and struck_off > year_end
  ),
  final as (
    select
      listed.n,
      getvariable('year')::varchar as vuosi,
      listed.id as hid_e,
      if(draw('no_origin', listed.n, 0) < 1500, '', listed.syntyp2) as syntyp2,
      if(getvariable('with_activity'), coalesce(activity.ptoim1, '99'), '') as ptoim1,
      if(
        listed.foreign_born
        and draw('no_degree', listed.n, 0) < 500000,
        '9',
        (3 + draw('degree', listed.n, 0) % 6)::varchar
      ) as ututku_aste,
      year(listed.birth)::varchar as syntyv,
      listed.sex as sukup,
      lives_in(listed.n, listed.municipality, listed.moves, listed.leaves, null, listed.arrival, greatest(listed.year_end, -1)) as kunta,
      case
        when not getvariable('with_activity')
        or coalesce(activity.ptoim1, '99') <> '11' then ''
        when activity.self_employed then '2'
        else '1'
      end as amas1
    from listed
    left join activity on activity.n = listed.n
  )
select
  columns(* exclude (n))
from final
order by
  n
