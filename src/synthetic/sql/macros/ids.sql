-- Opaque ids as a register would assign them, the same in every extract of the country.
create or replace macro opaque(letter, what, number) as letter || lower(to_hex(hash(hash(getvariable('seed')::bigint, what, number))))
