-- CreateTable
CREATE TABLE "grievance" (
    "id" INTEGER NOT NULL,
    "talent_id" INTEGER NOT NULL,
    "filed_by_id" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "contact_id" INTEGER,
    "kind" TEXT NOT NULL,
    "nature" TEXT NOT NULL,
    "township_id" INTEGER,
    "text" TEXT NOT NULL,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "leader_reads" BOOLEAN NOT NULL DEFAULT false,
    "green" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "promised_at" TIMESTAMPTZ(3),
    "contacted_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "lead_unit_id" INTEGER,
    "handler_id" INTEGER,
    "signer_id" INTEGER,
    "reply_due_at" TIMESTAMPTZ(3),
    "reply_days" INTEGER,
    "days_left" INTEGER,
    "returns" INTEGER NOT NULL DEFAULT 0,
    "right_unit_id" INTEGER,
    "waits" INTEGER NOT NULL DEFAULT 0,
    "extra_days" INTEGER,
    "drafted_by" TEXT,
    "signed_by" TEXT,
    "replied_at" TIMESTAMPTZ(3),
    "in_time" BOOLEAN,
    "visit_by" TEXT,
    "visit_tries" INTEGER NOT NULL DEFAULT 0,
    "tried_at" TIMESTAMPTZ(3),
    "visited_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "satisfied" INTEGER,
    "redos" INTEGER NOT NULL DEFAULT 0,
    "level" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "proposed_by" TEXT,
    "excluded" TEXT,
    "excluded_by" TEXT,
    "exclude_yes_by" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "grievance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grievance_year" (
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "grievance_year_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "grievance_item" (
    "id" SERIAL NOT NULL,
    "grievance_id" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "grievance_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grievance_note" (
    "id" SERIAL NOT NULL,
    "grievance_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "grievance_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grievance_file" (
    "id" SERIAL NOT NULL,
    "grievance_id" INTEGER NOT NULL,
    "message_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "grievance_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grievance_duty" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "township_id" INTEGER,
    "unit_id" INTEGER NOT NULL,
    "handler_id" INTEGER,
    "signer_id" INTEGER,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "by" TEXT NOT NULL,

    CONSTRAINT "grievance_duty_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "grievance_contact_id_key" ON "grievance"("contact_id");

-- CreateIndex
CREATE INDEX "grievance_state_due_at_idx" ON "grievance"("state", "due_at");

-- CreateIndex
CREATE INDEX "grievance_talent_id_state_idx" ON "grievance"("talent_id", "state");

-- CreateIndex
CREATE INDEX "grievance_lead_unit_id_state_idx" ON "grievance"("lead_unit_id", "state");

-- CreateIndex
CREATE INDEX "grievance_handler_id_idx" ON "grievance"("handler_id");

-- CreateIndex
CREATE INDEX "grievance_created_at_idx" ON "grievance"("created_at");

-- CreateIndex
CREATE INDEX "grievance_item_unit_id_idx" ON "grievance_item"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "grievance_item_grievance_id_unit_id_key" ON "grievance_item"("grievance_id", "unit_id");

-- CreateIndex
CREATE INDEX "grievance_note_grievance_id_id_idx" ON "grievance_note"("grievance_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "grievance_file_grievance_id_key_key" ON "grievance_file"("grievance_id", "key");

-- CreateIndex
CREATE INDEX "grievance_duty_kind_to_at_idx" ON "grievance_duty"("kind", "to_at");

-- AddForeignKey
ALTER TABLE "grievance" ADD CONSTRAINT "grievance_talent_id_fkey" FOREIGN KEY ("talent_id") REFERENCES "talent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grievance" ADD CONSTRAINT "grievance_filed_by_id_fkey" FOREIGN KEY ("filed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grievance" ADD CONSTRAINT "grievance_handler_id_fkey" FOREIGN KEY ("handler_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grievance" ADD CONSTRAINT "grievance_signer_id_fkey" FOREIGN KEY ("signer_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grievance" ADD CONSTRAINT "grievance_lead_unit_id_fkey" FOREIGN KEY ("lead_unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grievance" ADD CONSTRAINT "grievance_right_unit_id_fkey" FOREIGN KEY ("right_unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grievance" ADD CONSTRAINT "grievance_township_id_fkey" FOREIGN KEY ("township_id") REFERENCES "township"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grievance" ADD CONSTRAINT "grievance_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grievance_item" ADD CONSTRAINT "grievance_item_grievance_id_fkey" FOREIGN KEY ("grievance_id") REFERENCES "grievance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grievance_item" ADD CONSTRAINT "grievance_item_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grievance_note" ADD CONSTRAINT "grievance_note_grievance_id_fkey" FOREIGN KEY ("grievance_id") REFERENCES "grievance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grievance_file" ADD CONSTRAINT "grievance_file_grievance_id_fkey" FOREIGN KEY ("grievance_id") REFERENCES "grievance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grievance_duty" ADD CONSTRAINT "grievance_duty_township_id_fkey" FOREIGN KEY ("township_id") REFERENCES "township"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grievance_duty" ADD CONSTRAINT "grievance_duty_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grievance_duty" ADD CONSTRAINT "grievance_duty_handler_id_fkey" FOREIGN KEY ("handler_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grievance_duty" ADD CONSTRAINT "grievance_duty_signer_id_fkey" FOREIGN KEY ("signer_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
