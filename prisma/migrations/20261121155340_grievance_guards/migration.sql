-- hand-written
-- What the database itself keeps true: nothing is closed that nobody was asked about; the number says the year; whoever
-- handled a case is not the one who asks how it went; one line of the duty list for a kind and place at a time; its past stays.

alter table grievance add constraint grievance_closed_by_visit
  check (state not in ('solved', 'partly', 'explained') or visited_at is not null);
alter table grievance add constraint grievance_unreached_after_tries check (state <> 'unreached' or visit_tries >= 3);
alter table grievance add constraint grievance_other_visits
  check (visit_by is null or (visit_by is distinct from drafted_by and visit_by is distinct from signed_by));
alter table grievance add constraint grievance_satisfied check (satisfied between 1 and 5);
alter table grievance add constraint grievance_level check (level between 0 and 3);
alter table grievance add constraint grievance_number check (id / 100000 between 2000 and 9999 and id % 100000 > 0);

create unique index grievance_duty_now on grievance_duty (kind, coalesce(township_id, 0)) where to_at is null;
alter table grievance_duty add constraint grievance_duty_forward check (to_at is null or to_at >= from_at);

create function grievance_duty_past() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.to_at is not null or (old.kind, old.township_id, old.unit_id, old.from_at, old.by)
    is distinct from (new.kind, new.township_id, new.unit_id, new.from_at, new.by) then
    raise exception 'the duty list keeps its past: close the line and write a new one';
  end if;
  return new;
end $$;
create trigger grievance_duty_past before update or delete on grievance_duty
  for each row execute function grievance_duty_past();
