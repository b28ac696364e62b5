-- hand-written
-- What was done and who was shown what can be added to, never altered; and every entry of the audit carries the hash
-- of the one before it. src/storage/audit-chain.ts computes the same hashes again, independently.

create function refuse_alteration() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger audit_event_no_alteration before update or delete on audit_event
  for each row execute function refuse_alteration();
create trigger audit_event_no_truncation before truncate on audit_event
  for each statement execute function refuse_alteration();
create trigger access_record_no_alteration before update or delete on access_record
  for each row execute function refuse_alteration();
create trigger access_record_no_truncation before truncate on access_record
  for each statement execute function refuse_alteration();

-- A field as "<bytes>:<text>", or "-" where there is none: no two different entries read the same.
create function audit_field(value text) returns text language sql immutable as $$
  select coalesce(octet_length(value) || ':' || value, '-')
$$;

create function audit_canonical(entry audit_event) returns text language sql immutable as $$
  select audit_field(entry.seq::text)
      || audit_field((extract(epoch from entry.at) * 1000)::bigint::text)
      || audit_field(entry.event)
      || audit_field(entry.subject)
      || audit_field(entry.actor)
      || audit_field(entry.actor_name)
      || audit_field(entry.before::text)
      || audit_field(entry.after::text)
      || audit_field(entry.why)
      || audit_field(entry.source)
      || audit_field(entry.chat_id)
      || audit_field(entry.turn)
$$;

-- The lock makes writers queue for the end of the chain; each sees what the one before it committed.
create function chain_audit() returns trigger language plpgsql as $$
declare
  last record;
begin
  perform pg_advisory_xact_lock(20261122);
  select seq, hash into last from audit_event order by seq desc limit 1;
  new.seq := coalesce(last.seq, 0) + 1;
  new.prev_hash := coalesce(last.hash, repeat('0', 64));
  new.hash := encode(sha256(convert_to(new.prev_hash || audit_canonical(new), 'UTF8')), 'hex');
  return new;
end $$;

create trigger audit_event_chain before insert on audit_event
  for each row execute function chain_audit();

-- A turn's change happens once. Whoever claims the turn first holds it until commit; everybody after that reads what
-- was done. Two statements inside one function: the second one sees what was committed while the first one waited.

create function claim_turn(wanted text) returns table (subject text, event text) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(wanted, 20261124));
  return query select done.subject, done.event from audit_event as done where done.turn = wanted;
end $$;
