-- The grid of the cells that the deliveries cover.
create or replace temp table reconstructed_cell as
with
  collected as (
    select
      'EMPLOYED' as measure,
      '' as source,
      last_wages as last_delay
    from reconstructed_clock
    union all
    select
      'UNEMPLOYED',
      'job_search',
      last_wages
    from reconstructed_clock
    where
      exists (
        select
          1
        from reconstructed_person
        where
          by_job_search
      )
    union all
    select
      'UNEMPLOYED',
      'benefits',
      least(last_wages, last_benefits)
    from reconstructed_clock
    where
      getvariable('benefits_covered') = 1
      and benefit_days is not null
      and benefits_dated
  )
select
  measure,
  source,
  background,
  sex,
  age_group,
  unnest(range(last_delay + 1))::integer as delay
from collected
cross join (
  select
    unnest(getvariable('backgrounds')) as background
)
cross join (
  select
    unnest(['F', 'M']) as sex
)
cross join declared_ages()
cross join reconstructed_clock
where
  wage_days is not null
  and wages_dated;
