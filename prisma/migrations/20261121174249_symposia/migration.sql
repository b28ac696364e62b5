-- CreateTable
CREATE TABLE "symposium" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL,
    "host_id" INTEGER,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "invited_at" TIMESTAMPTZ(3),
    "held_at" TIMESTAMPTZ(3),
    "minutes" TEXT,
    "others" TEXT,
    "reason" TEXT,
    "remark" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "symposium_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "symposium_guest" (
    "id" SERIAL NOT NULL,
    "symposium_id" INTEGER NOT NULL,
    "talent_id" INTEGER,
    "unit_id" INTEGER,
    "answer" TEXT NOT NULL DEFAULT 'none',
    "reason" TEXT,
    "deputy" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" TEXT,
    "attended" BOOLEAN,
    "reminded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "symposium_guest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "symposium_opinion" (
    "id" SERIAL NOT NULL,
    "symposium_id" INTEGER NOT NULL,
    "guest_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "unit_id" INTEGER,
    "days" INTEGER,
    "assigned_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" TEXT,
    "in_time" BOOLEAN,
    "passed_at" TIMESTAMPTZ(3),
    "rating" TEXT,
    "rated_at" TIMESTAMPTZ(3),
    "redos" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "remark" TEXT,
    "grievance_id" INTEGER,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "symposium_opinion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "symposium_state_due_at_idx" ON "symposium"("state", "due_at");

-- CreateIndex
CREATE INDEX "symposium_starts_at_idx" ON "symposium"("starts_at");

-- CreateIndex
CREATE INDEX "symposium_guest_talent_id_idx" ON "symposium_guest"("talent_id");

-- CreateIndex
CREATE INDEX "symposium_guest_unit_id_idx" ON "symposium_guest"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "symposium_guest_symposium_id_talent_id_key" ON "symposium_guest"("symposium_id", "talent_id");

-- CreateIndex
CREATE UNIQUE INDEX "symposium_guest_symposium_id_unit_id_key" ON "symposium_guest"("symposium_id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "symposium_opinion_grievance_id_key" ON "symposium_opinion"("grievance_id");

-- CreateIndex
CREATE INDEX "symposium_opinion_state_due_at_idx" ON "symposium_opinion"("state", "due_at");

-- CreateIndex
CREATE INDEX "symposium_opinion_symposium_id_id_idx" ON "symposium_opinion"("symposium_id", "id");

-- CreateIndex
CREATE INDEX "symposium_opinion_guest_id_idx" ON "symposium_opinion"("guest_id");

-- CreateIndex
CREATE INDEX "symposium_opinion_unit_id_state_idx" ON "symposium_opinion"("unit_id", "state");

-- CreateIndex
CREATE INDEX "symposium_opinion_created_at_idx" ON "symposium_opinion"("created_at");

-- AddForeignKey
ALTER TABLE "symposium" ADD CONSTRAINT "symposium_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "symposium_guest" ADD CONSTRAINT "symposium_guest_symposium_id_fkey" FOREIGN KEY ("symposium_id") REFERENCES "symposium"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "symposium_guest" ADD CONSTRAINT "symposium_guest_talent_id_fkey" FOREIGN KEY ("talent_id") REFERENCES "talent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "symposium_guest" ADD CONSTRAINT "symposium_guest_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "symposium_opinion" ADD CONSTRAINT "symposium_opinion_symposium_id_fkey" FOREIGN KEY ("symposium_id") REFERENCES "symposium"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "symposium_opinion" ADD CONSTRAINT "symposium_opinion_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "symposium_guest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "symposium_opinion" ADD CONSTRAINT "symposium_opinion_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "symposium_opinion" ADD CONSTRAINT "symposium_opinion_grievance_id_fkey" FOREIGN KEY ("grievance_id") REFERENCES "grievance"("id") ON DELETE SET NULL ON UPDATE CASCADE;
