-- Whether a municipality belongs to a shock's area: a city such as KU091, or all cities as C6.
create or replace macro in_area(lives, area) as (
  list_contains(getvariable('municipalities'), lives)
  and area in ('C6', 'KU' || lives)
);

-- A share of a number, rounded to a whole number.
create or replace macro part_of(share, everyone) as round(share * everyone)::bigint;

-- The day on which a report that a shock delays is received: a number of days later, but not beyond the last delivery that can hold it; or,
-- without days, on the 20th after the first delivery of its payment month, if it would have been in that delivery.
create or replace macro held_up(received, known, payment_month, days) as (
  case
    when days > 0 then greatest(received, least(received + days::integer, month_start(payment_month + 7) + 9))
    when known = payment_month + 2 then month_start(payment_month + 2) + 19
    else received
  end
)::date;
