-- hand-written
-- What the database itself keeps true: every change of a talent's standing in the register leaves a stretch behind, so that
-- any past day can be counted; figures that were reported stay as they were; targets of a plan are changed by new rows.

create function stands_in_register(t talent) returns boolean language sql immutable as $$
  select t.verified_at is not null and t.exited_at is null and t.state in ('verified', 'annual_due', 'disputed')
$$;

create function open_talent_stay(t talent, begun timestamptz, stay_begun timestamptz) returns void language sql as $$
  insert into talent_stay
    (talent_id, from_at, entered_at, category, level, education, source, tags, unit_id, township_id, village_id)
  values
    (t.id, begun, stay_begun, t.category, t.level, t.education, t.source, coalesce(t.tags, '{}'), t.unit_id, t.township_id, t.village_id)
$$;

create function keep_talent_stay() returns trigger language plpgsql as $$
declare
  last talent_stay;
  was boolean := false;
  stands boolean := stands_in_register(new);
  at timestamptz;
begin
  if tg_op = 'INSERT' then
    if new.verified_at is not null and new.state not in ('draft', 'awaiting_consent', 'unit_review', 'office_verify', 'fix') then
      perform open_talent_stay(new, new.verified_at, new.verified_at);
      if not stands then
        update talent_stay set to_at = greatest(coalesce(new.exited_at, new.updated_at), from_at), is_left = true
          where talent_id = new.id;
      end if;
    end if;
    return null;
  end if;

  was := stands_in_register(old);
  select * into last from talent_stay where talent_id = new.id order by from_at desc, id desc limit 1;

  if stands and not was then
    if new.verified_at is not distinct from old.verified_at and last.id is not null then
      -- Leaving was taken back: he never left.
      update talent_stay set to_at = null, is_left = false where id = last.id;
    else
      perform open_talent_stay(new, new.verified_at, new.verified_at);
    end if;
  elsif was and not stands then
    if new.verified_at is null then
      delete from talent_stay where talent_id = new.id and entered_at = last.entered_at;
    else
      update talent_stay set to_at = greatest(coalesce(new.exited_at, new.updated_at), from_at), is_left = true
        where id = last.id;
    end if;
  elsif stands and (old.category, old.level, old.education, old.source, old.tags, old.unit_id, old.township_id, old.village_id)
    is distinct from (new.category, new.level, new.education, new.source, new.tags, new.unit_id, new.township_id, new.village_id) then
    at := greatest(new.updated_at, last.from_at);
    if new.updated_at = old.updated_at then
      -- The lists of places were put right, not the person moved: the past has the right name too.
      update talent_stay set unit_id = new.unit_id, township_id = new.township_id, village_id = new.village_id
        where talent_id = new.id and (unit_id, township_id, village_id)
          is not distinct from (old.unit_id, old.township_id, old.village_id);
    end if;
    if new.updated_at = old.updated_at or at = last.from_at then
      update talent_stay set category = new.category, level = new.level, education = new.education, source = new.source,
        tags = coalesce(new.tags, '{}'), unit_id = new.unit_id, township_id = new.township_id, village_id = new.village_id
        where id = last.id;
    else
      update talent_stay set to_at = at where id = last.id;
      perform open_talent_stay(new, at, last.entered_at);
    end if;
  end if;
  return null;
end $$;

create trigger keep_talent_stay after insert or update on talent for each row execute function keep_talent_stay();

create function forget_talent_stay() returns trigger language plpgsql as $$
begin
  delete from talent_stay where talent_id = old.id;
  return null;
end $$;
create trigger forget_talent_stay after delete on talent for each row execute function forget_talent_stay();

-- Those registered before are taken over as they stand.
insert into talent_stay
  (talent_id, from_at, to_at, entered_at, is_left, category, level, education, source, tags, unit_id, township_id, village_id)
select id, verified_at, case when stands_in_register(t) then null else greatest(coalesce(exited_at, updated_at), verified_at) end,
  verified_at, not stands_in_register(t), category, level, education, source, coalesce(tags, '{}'), unit_id, township_id, village_id
from talent t
where verified_at is not null and state not in ('draft', 'awaiting_consent', 'unit_review', 'office_verify', 'fix');

create function figure_report_stays() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' then raise exception 'figures that were reported stay as they were'; end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger figure_report_stays before update or delete on figure_report
  for each row execute function figure_report_stays();

create function figure_report_line_stays() returns trigger language plpgsql as $$
declare
  reported integer;
begin
  if tg_op = 'INSERT' then reported := new.report_id; else reported := old.report_id; end if;
  if exists (select from figure_report where state <> 'draft' and id = reported) then
    raise exception 'figures that were reported stay as they were';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger figure_report_line_stays before insert or update or delete on figure_report_line
  for each row execute function figure_report_line_stays();

alter table figure_report add constraint figure_report_locked
  check ((state = 'locked') = (locked_by is not null and locked_at is not null));

create function plan_target_stays() returns trigger language plpgsql as $$
begin
  raise exception 'targets of a plan are changed by new rows';
end $$;
create trigger plan_target_stays before update or delete on plan_target
  for each row execute function plan_target_stays();
