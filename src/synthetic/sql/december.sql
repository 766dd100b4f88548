-- Purpose: everybody's main type of activity in the last week of a year, as in the annual statistics.
-- Grain: person. Reads: state. Writes: december (appended).
with
  final as (
    select
      n,
      getvariable('year')::integer as year,
      case
        when age < 15 then '21'
        -- The annual statistics use sources beyond the extracts, so about one person in fifty differs.
        when draw('other_source', n, getvariable('year')) < 8000
        and age between 18 and 64 then '99'
        when draw('other_source', n, getvariable('year')) < 14000
        and age between 18 and 64 then '11'
        when status in ('unemployed', 'part_time_seeker') then '12'
        when status = 'employed' then '11'
        when status = 'in_services' then '99'
        when age < 28
        and draw('student', n, 0) < 750000 then '22'
        when age >= 65 then '24'
        when age >= 60
        and draw('retired', n, 0) < 600000 then '24'
        when age between 18 and 20
        and sex = '1'
        and draw('conscript', n, 0) < 300000 then '25'
        else '99'
      end as ptoim1,
      self_employed
    from state
    where
      here
  )
select
  *
from final
order by
  n
