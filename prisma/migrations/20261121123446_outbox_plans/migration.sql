-- hand-written

-- The same as before in plpgsql, which keeps the plans of its statements; functions in SQL are planned at every call,
-- which took longer than what they do.
drop function outbox_doubt(timestamptz, interval);
create function outbox_doubt(moment timestamptz, remembered interval) returns void language plpgsql as $$
begin
  update outbox o set state = 'waiting', doubtful = o.verb <> 'patch', lease_until = null, retry_at = null,
    error = coalesce(o.error, '发送途中程序中断')
    where o.state = 'sending' and o.lease_until <= moment;
  update outbox o set state = 'unknown', lease_until = null, retry_at = null
    where o.state = 'waiting' and o.doubtful and o.first_try_at <= moment - remembered;
end $$;

drop function outbox_begin(bigint, timestamptz, interval);
create function outbox_begin(which bigint, moment timestamptz, lease interval) returns jsonb language plpgsql as $$
declare
  taken outbox;
begin
  update outbox o set state = 'sending', attempts = o.attempts + 1, lease_until = moment + lease, retry_at = null,
    first_try_at = coalesce(o.first_try_at, moment)
    where o.id = which returning o.* into taken;
  insert into outbox_attempt (outbox_id, attempt, lane, patched, bulk, until)
    values (taken.id, taken.attempts, taken.lane, case when taken.verb = 'patch' then taken.target end,
      taken.priority > 0, taken.lease_until)
    on conflict (outbox_id, attempt) do update set until = excluded.until;
  return jsonb_build_object('id', taken.id::text, 'once', taken.once, 'verb', taken.verb, 'target', taken.target,
    'fallback', taken.fallback, 'inThread', taken.in_thread, 'msgType', taken.msg_type, 'content', taken.content,
    'attempts', taken.attempts, 'doubtful', taken.doubtful);
end $$;
