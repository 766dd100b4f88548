-- The city that a person moves to: any, the first one three times as likely as each other.
create or replace macro new_city(municipalities, drawn) as (list_concat(municipalities, [municipalities[1], municipalities[1]]) [1 + drawn % (len(municipalities) + 2)]);

-- Where a person lives at a month's end: one move between the cities at most, another municipality for those who leave, 198 while
-- under temporary protection without a home municipality.
create or replace macro lives_in(n, municipality, moves, leaves, ground, arrival, month) as (
  case
    when leaves <= month then (['235', '245', '257', '858', '980', '423']) [1 + draw('elsewhere', n, 0) % 6]
    when ground = 'temporary_protection'
    and arrival > month_end(month) - to_months(12)
    and draw('temporary', n, 0) < 600000 then '198'
    when moves <= month then new_city(getvariable('municipalities'), draw('new_city', n, 0))
    else municipality
  end
);

create or replace macro in_register(registered, struck_off, month) as (
  registered <= month
  and month < struck_off
);
