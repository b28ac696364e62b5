-- CreateTable
CREATE TABLE "audit_event" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "why" TEXT,
    "source" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "turn" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "access_record" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "talent_id" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "data_class" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "turn" TEXT NOT NULL,

    CONSTRAINT "access_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "retry_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "answer" JSONB,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "once" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "fallback" TEXT,
    "in_thread" BOOLEAN NOT NULL DEFAULT false,
    "msg_type" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "retry_at" TIMESTAMPTZ(3),
    "first_try_at" TIMESTAMPTZ(3),
    "doubtful" BOOLEAN NOT NULL DEFAULT false,
    "message_id" TEXT,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_attempt" (
    "outbox_id" BIGINT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "lane" TEXT NOT NULL,
    "patched" TEXT,
    "bulk" BOOLEAN NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_attempt_pkey" PRIMARY KEY ("outbox_id","attempt")
);

-- CreateTable
CREATE TABLE "pending" (
    "id" TEXT NOT NULL,
    "face" TEXT NOT NULL,
    "open_id" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "asked_by" TEXT,
    "outbox_once" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "pending_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "schedule_run" (
    "job" TEXT NOT NULL,
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'due',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "retry_at" TIMESTAMPTZ(3),
    "claimed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "schedule_run_pkey" PRIMARY KEY ("job","slot")
);

-- CreateTable
CREATE TABLE "heartbeat" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "person" (
    "id" SERIAL NOT NULL,
    "open_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "chat_id" TEXT,
    "welcomed_at" TIMESTAMPTZ(3),
    "left_at" TIMESTAMPTZ(3),
    "name_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "unit_id" INTEGER,
    "township_id" INTEGER,
    "village_id" INTEGER,
    "until" DATE,
    "granted_by" TEXT NOT NULL,
    "lent_by_id" INTEGER,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_room" (
    "chat_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL DEFAULT 'public',
    "bound_by" TEXT,
    "bound_at" TIMESTAMPTZ(3),
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_room_pkey" PRIMARY KEY ("chat_id")
);

-- CreateTable
CREATE TABLE "township" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "township_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "village" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "township_id" INTEGER NOT NULL,

    CONSTRAINT "village_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "short" TEXT[],

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place_version" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "place_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "talent_term" (
    "term" TEXT NOT NULL,
    "chunk" INTEGER NOT NULL,
    "bits" BIT(4096) NOT NULL,

    CONSTRAINT "talent_term_pkey" PRIMARY KEY ("term","chunk")
);

-- CreateTable
CREATE TABLE "talent" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "level" TEXT,
    "level_claimed" TEXT,
    "unit_id" INTEGER,
    "township_id" INTEGER,
    "village_id" INTEGER,
    "title" TEXT,
    "education" TEXT,
    "source" TEXT NOT NULL DEFAULT 'local',
    "tags" TEXT[],
    "craft" TEXT,
    "product" TEXT,
    "households_led" INTEGER,
    "phone_sealed" TEXT,
    "phone_hash" TEXT,
    "id_sealed" TEXT,
    "id_hash" TEXT,
    "state" TEXT NOT NULL,
    "fix_for" TEXT,
    "reason" TEXT,
    "remark" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stale_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "consent_version" TEXT,
    "consent_at" TIMESTAMPTZ(3),
    "verified_at" TIMESTAMPTZ(3),
    "verified_by" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "exited_at" TIMESTAMPTZ(3),
    "merged_into_id" INTEGER,
    "person_id" INTEGER,
    "registered_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "talent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "field" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "synonyms" TEXT[],

    CONSTRAINT "field_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "talent_field" (
    "talent_id" INTEGER NOT NULL,
    "field_id" INTEGER NOT NULL,

    CONSTRAINT "talent_field_pkey" PRIMARY KEY ("talent_id","field_id")
);

-- CreateTable
CREATE TABLE "achievement" (
    "id" SERIAL NOT NULL,
    "talent_id" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "evidence" TEXT NOT NULL,
    "verified_by" TEXT,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "achievement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" SERIAL NOT NULL,
    "talent_id" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction" (
    "id" SERIAL NOT NULL,
    "talent_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'correction',
    "field" TEXT NOT NULL,
    "old_value" TEXT,
    "new_value" TEXT,
    "sealed" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "asked_by" TEXT NOT NULL,
    "ruled_by" TEXT,
    "ruling" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ruled_at" TIMESTAMPTZ(3),

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "talent_merge" (
    "id" SERIAL NOT NULL,
    "kept_id" INTEGER NOT NULL,
    "gone_id" INTEGER NOT NULL,
    "moved" JSONB NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "talent_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "talent_erasure" (
    "id" SERIAL NOT NULL,
    "talent_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "prepared_by" TEXT,
    "closed_by" TEXT,
    "ruling" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "talent_erasure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_turn_key" ON "audit_event"("turn");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_hash_key" ON "audit_event"("hash");

-- CreateIndex
CREATE INDEX "audit_event_subject_seq_idx" ON "audit_event"("subject", "seq");

-- CreateIndex
CREATE INDEX "audit_event_actor_seq_idx" ON "audit_event"("actor", "seq");

-- CreateIndex
CREATE INDEX "access_record_talent_id_id_idx" ON "access_record"("talent_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "access_record_turn_talent_id_data_class_key" ON "access_record"("turn", "talent_id", "data_class");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_key_key" ON "inbox"("key");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_once_key" ON "outbox"("once");

-- CreateIndex
CREATE INDEX "outbox_message_id_idx" ON "outbox"("message_id");

-- CreateIndex
CREATE INDEX "outbox_attempt_until_idx" ON "outbox_attempt"("until");

-- CreateIndex
CREATE INDEX "outbox_attempt_lane_until_idx" ON "outbox_attempt"("lane", "until");

-- CreateIndex
CREATE INDEX "outbox_attempt_patched_until_idx" ON "outbox_attempt"("patched", "until");

-- CreateIndex
CREATE INDEX "pending_open_id_chat_id_state_idx" ON "pending"("open_id", "chat_id", "state");

-- CreateIndex
CREATE INDEX "pending_asked_by_idx" ON "pending"("asked_by");

-- CreateIndex
CREATE UNIQUE INDEX "person_open_id_key" ON "person"("open_id");

-- CreateIndex
CREATE INDEX "role_grant_person_id_revoked_at_idx" ON "role_grant"("person_id", "revoked_at");

-- CreateIndex
CREATE INDEX "role_grant_role_revoked_at_idx" ON "role_grant"("role", "revoked_at");

-- CreateIndex
CREATE UNIQUE INDEX "township_name_key" ON "township"("name");

-- CreateIndex
CREATE UNIQUE INDEX "village_township_id_name_key" ON "village"("township_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "unit_name_key" ON "unit"("name");

-- CreateIndex
CREATE UNIQUE INDEX "talent_person_id_key" ON "talent"("person_id");

-- CreateIndex
CREATE INDEX "talent_state_due_at_idx" ON "talent"("state", "due_at");

-- CreateIndex
CREATE INDEX "talent_unit_id_idx" ON "talent"("unit_id");

-- CreateIndex
CREATE INDEX "talent_township_id_idx" ON "talent"("township_id");

-- CreateIndex
CREATE INDEX "talent_phone_hash_idx" ON "talent"("phone_hash");

-- CreateIndex
CREATE INDEX "talent_id_hash_idx" ON "talent"("id_hash");

-- CreateIndex
CREATE INDEX "talent_name_idx" ON "talent"("name");

-- CreateIndex
CREATE UNIQUE INDEX "field_name_key" ON "field"("name");

-- CreateIndex
CREATE INDEX "talent_field_field_id_talent_id_idx" ON "talent_field"("field_id", "talent_id");

-- CreateIndex
CREATE INDEX "achievement_talent_id_idx" ON "achievement"("talent_id");

-- CreateIndex
CREATE INDEX "consent_talent_id_idx" ON "consent"("talent_id");

-- CreateIndex
CREATE INDEX "correction_talent_id_state_idx" ON "correction"("talent_id", "state");

-- CreateIndex
CREATE INDEX "talent_merge_kept_id_idx" ON "talent_merge"("kept_id");

-- CreateIndex
CREATE INDEX "talent_merge_gone_id_idx" ON "talent_merge"("gone_id");

-- CreateIndex
CREATE INDEX "talent_erasure_talent_id_state_idx" ON "talent_erasure"("talent_id", "state");

-- CreateIndex
CREATE INDEX "talent_erasure_state_idx" ON "talent_erasure"("state");

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_township_id_fkey" FOREIGN KEY ("township_id") REFERENCES "township"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "village"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "village" ADD CONSTRAINT "village_township_id_fkey" FOREIGN KEY ("township_id") REFERENCES "township"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talent" ADD CONSTRAINT "talent_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talent" ADD CONSTRAINT "talent_township_id_fkey" FOREIGN KEY ("township_id") REFERENCES "township"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talent" ADD CONSTRAINT "talent_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "village"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talent" ADD CONSTRAINT "talent_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talent" ADD CONSTRAINT "talent_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "talent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talent_field" ADD CONSTRAINT "talent_field_talent_id_fkey" FOREIGN KEY ("talent_id") REFERENCES "talent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talent_field" ADD CONSTRAINT "talent_field_field_id_fkey" FOREIGN KEY ("field_id") REFERENCES "field"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "achievement" ADD CONSTRAINT "achievement_talent_id_fkey" FOREIGN KEY ("talent_id") REFERENCES "talent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_talent_id_fkey" FOREIGN KEY ("talent_id") REFERENCES "talent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_talent_id_fkey" FOREIGN KEY ("talent_id") REFERENCES "talent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talent_merge" ADD CONSTRAINT "talent_merge_kept_id_fkey" FOREIGN KEY ("kept_id") REFERENCES "talent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talent_merge" ADD CONSTRAINT "talent_merge_gone_id_fkey" FOREIGN KEY ("gone_id") REFERENCES "talent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talent_erasure" ADD CONSTRAINT "talent_erasure_talent_id_fkey" FOREIGN KEY ("talent_id") REFERENCES "talent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
