-- hand-written
-- BY is a word of PL/pgSQL itself; the column has to be quoted there.

create or replace function grievance_duty_past() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.to_at is not null or (old.kind, old.township_id, old.unit_id, old.from_at, old."by")
    is distinct from (new.kind, new.township_id, new.unit_id, new.from_at, new."by") then
    raise exception 'the duty list keeps its past: close the line and write a new one';
  end if;
  return new;
end $$;
