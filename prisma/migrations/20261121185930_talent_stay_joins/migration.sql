-- hand-written
-- A place joined to another one moves every stretch that names it, also of those who left, by its own reference; so the
-- change of the record itself touches the present stretch alone.

create or replace function keep_talent_stay() returns trigger language plpgsql as $$
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
    -- The same moment: the lists of places were put right, not the person moved.
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
