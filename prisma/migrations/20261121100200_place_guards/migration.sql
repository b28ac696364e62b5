-- hand-written
-- Every change of the reference data moves its version on, in the same transaction: whoever keeps it in memory sees
-- from one small row that he must read it again, whoever changed it and by whatever means.

insert into place_version (id, version) values (1, 1);

create function move_place_version() returns trigger language plpgsql as $$
begin
  update place_version set version = version + 1;
  return null;
end $$;

create trigger township_version after insert or update or delete or truncate on township
  for each statement execute function move_place_version();
create trigger village_version after insert or update or delete or truncate on village
  for each statement execute function move_place_version();
create trigger unit_version after insert or update or delete or truncate on unit
  for each statement execute function move_place_version();
create trigger field_version after insert or update or delete or truncate on field
  for each statement execute function move_place_version();
