-- When they were born and when they came.
create or replace temp table eras as
with
  born as (
    select
      *,
      (
        month_start(first_month) - to_years(age_at_first::integer) - to_days(
          (
            case kind
              when 'birth' then -1 * (draw('birthday', n, 0) % 28)
              else 1 + draw('birthday', n, 0) % 364
            end
          )::integer
        )
      )::date as birth,
      foreign_background
      and kind <> 'abroad'
      and (
        kind = 'birth'
        or draw('generation', n, 0) < born_in_finland_permille * 1000
      ) as second_generation,
      case
        when kind = 'abroad'
        and foreign_background then case
          when draw('lag', n, 0) < 600000 then 0
          when draw('lag', n, 0) < 800000 then 1
          when draw('lag', n, 0) < 920000 then 2
          else 3 + draw('lag', n, 0) % 3
        end
        else 0
      end as register_lag,
      case
        when draw('stay', n, 0) < 80000 then draw('stay_months', n, 0) % 12
        when draw('stay', n, 0) < 360000 then 12 + draw('stay_months', n, 0) % 48
        when draw('stay', n, 0) < 560000 then 60 + draw('stay_months', n, 0) % 60
        else 120 + draw('stay_months', n, 0) % 300
      end as stay_wish
    from aged
  ),
  arrived as (
    select
      *,
      first_month + register_lag as registered,
      case
        when kind = 'abroad' then (month_start(first_month + register_lag) + (draw('arrival_day', n, 0) % 28)::integer)::date
        when foreign_background
        and not second_generation then (
          month_start(first_month - 1 - least(stay_wish, greatest(age_at_first, 0) * 11)::integer) + (draw('arrival_day', n, 0) % 28)::integer
        )::date
      end as arrival
    from born
  )
select
  *,
  foreign_background
  and not second_generation as foreign_born,
  case
    when arrival >= date '2022-03-01' then '2022-'
    when arrival >= date '2015-01-01' then '2015-2021'
    else 'before 2015'
  end as era
from arrived;
