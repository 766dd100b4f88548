-- Purpose: what a ground of processing means, one rule for permits and decisions.

-- Names are spelled with other case and spaces in the real data: lower case, runs of white space as one space, none at the ends.
create or replace macro normal_name(name) as lower(trim(regexp_replace(replace(name, chr(160), ' '), '\s+', ' ', 'g')));

-- A group that is no permit excludes whatever the name says ("sisäinen siirto" is a permit of a specialist, and a transfer of an
-- asylum seeker); then the name decides; an unknown name goes by its group; neither known: other.
create or replace macro permit_ground_of(by_name, by_group) as
  case when by_group = 'not_a_permit' then 'not_a_permit' else coalesce(by_name, by_group, 'other') end;
