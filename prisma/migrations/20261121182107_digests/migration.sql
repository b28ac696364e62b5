-- CreateTable
CREATE TABLE "digest_issue" (
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "reminded" INTEGER NOT NULL DEFAULT 0,
    "reminded_at" TIMESTAMPTZ(3),
    "released_by" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_issue_pkey" PRIMARY KEY ("kind","period")
);

-- CreateTable
CREATE TABLE "digest_slot" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "once" TEXT,
    "told_to" TIMESTAMPTZ(3),
    "told" TEXT,
    "corrections" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "digest_slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest_preference" (
    "person_id" INTEGER NOT NULL,
    "form" TEXT NOT NULL DEFAULT 'card',
    "minute" INTEGER NOT NULL DEFAULT 510,
    "rhythm" TEXT NOT NULL DEFAULT 'weekly',
    "morning" BOOLEAN NOT NULL DEFAULT true,
    "paused_until" DATE,
    "away_until" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "digest_preference_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "digest_rule" (
    "kind" TEXT NOT NULL,
    "released" BOOLEAN NOT NULL DEFAULT false,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_rule_pkey" PRIMARY KEY ("kind")
);

-- CreateIndex
CREATE INDEX "digest_slot_state_kind_due_at_idx" ON "digest_slot"("state", "kind", "due_at");

-- CreateIndex
CREATE INDEX "digest_slot_person_id_kind_sent_at_idx" ON "digest_slot"("person_id", "kind", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "digest_slot_kind_period_person_id_key" ON "digest_slot"("kind", "period", "person_id");

-- AddForeignKey
ALTER TABLE "digest_slot" ADD CONSTRAINT "digest_slot_kind_period_fkey" FOREIGN KEY ("kind", "period") REFERENCES "digest_issue"("kind", "period") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_slot" ADD CONSTRAINT "digest_slot_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_preference" ADD CONSTRAINT "digest_preference_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
