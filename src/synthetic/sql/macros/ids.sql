-- Opaque ids: what a register would hand out, the same in every extract of the country.
create or replace macro opaque(letter, what, number) as letter || lower(to_hex(hash(hash(getvariable('seed')::bigint, what, number))))
