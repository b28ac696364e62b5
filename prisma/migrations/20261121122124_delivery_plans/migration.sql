-- hand-written

-- As before, but for one thing: rows of dead workers are found by their lease. They are few; asked for the oldest first,
-- the planner may walk through every row the inbox ever had.
create or replace function inbox_take(most int, lease interval, deaths int)
returns setof inbox language plpgsql as $$
declare
  moment timestamptz := clock_timestamp();
  busy text[];
  seen text[] := '{}';
  candidate record;
  taken inbox;
  taken_count int := 0;
begin
  update inbox i set state = 'parked', lease_until = null, error = '处理时程序多次中断'
    where i.state = 'working' and i.kind <> 'press' and i.lease_until <= moment and i.attempts >= deaths;

  for candidate in
    select i.id from inbox i
    where i.state = 'working' and i.kind <> 'press' and i.lease_until <= moment
    limit most for update skip locked
  loop
    update inbox i set attempts = i.attempts + 1, lease_until = moment + lease where i.id = candidate.id
      returning i.* into taken;
    taken_count := taken_count + 1;
    return next taken;
  end loop;

  busy := array(select i.lane from inbox i where i.state = 'working' and i.kind <> 'press');
  for candidate in
    select i.id, i.lane, i.retry_at from inbox i
    where i.state = 'waiting' and not (i.lane = any (busy)) order by i.id
  loop
    exit when taken_count >= most;
    continue when candidate.lane = any (seen);
    seen := seen || candidate.lane;
    continue when candidate.retry_at > moment;
    begin
      select i.* into taken from inbox i where i.id = candidate.id and i.state = 'waiting' for update skip locked;
      continue when not found;
      update inbox i set state = 'working', attempts = i.attempts + 1, lease_until = moment + lease, retry_at = null
        where i.id = candidate.id returning i.* into taken;
      taken_count := taken_count + 1;
      return next taken;
    exception when unique_violation then
      null; -- another process began a row of this lane between our two looks
    end;
  end loop;
end $$;

-- Both take a few rows from the head of an index that may be 10,000 rows long. Without fresh statistics the planner would
-- rather fetch and sort all of them at every look; and compiling these short statements takes longer than running them.
alter function inbox_take(int, interval, int)
  set enable_sort = off set enable_bitmapscan = off set jit = off;
alter function outbox_take(timestamptz, int, interval, jsonb, timestamptz)
  set enable_sort = off set enable_bitmapscan = off set jit = off;
