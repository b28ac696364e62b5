-- CreateTable
CREATE TABLE "leader" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "rank" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "leader_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "liaison" (
    "id" SERIAL NOT NULL,
    "leader_id" INTEGER NOT NULL,
    "talent_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "half_year" DATE,
    "contact_on" DATE,
    "former_id" INTEGER,
    "reason" TEXT,
    "remark" TEXT,
    "assigned_by" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "since" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "liaison_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" SERIAL NOT NULL,
    "liaison_id" INTEGER NOT NULL,
    "contact_on" DATE NOT NULL,
    "form" TEXT NOT NULL,
    "matters" TEXT NOT NULL,
    "difficulty" TEXT,
    "grievance" TEXT,
    "logged_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pairing" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "talent_id" INTEGER NOT NULL,
    "village_id" INTEGER,
    "unit_id" INTEGER,
    "mentee_id" INTEGER,
    "form" TEXT NOT NULL DEFAULT 'service',
    "goal" TEXT,
    "origin" TEXT NOT NULL,
    "order_id" INTEGER,
    "plan_id" INTEGER,
    "former_id" INTEGER,
    "state" TEXT NOT NULL,
    "talent_yes" TIMESTAMPTZ(3),
    "talent_by" TEXT,
    "village_yes" TIMESTAMPTZ(3),
    "village_by" TEXT,
    "asks_employer" BOOLEAN NOT NULL DEFAULT false,
    "employer_yes" TIMESTAMPTZ(3),
    "employer_by" TEXT,
    "starts_on" DATE,
    "ends_on" DATE,
    "reason" TEXT,
    "remark" TEXT,
    "served_on" DATE,
    "proposed_by" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pairing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pairing_span" (
    "id" SERIAL NOT NULL,
    "pairing_id" INTEGER NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),

    CONSTRAINT "pairing_span_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pairing_order" (
    "id" SERIAL NOT NULL,
    "village_id" INTEGER NOT NULL,
    "field_id" INTEGER,
    "strict" BOOLEAN NOT NULL DEFAULT false,
    "wish" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "asked_by" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "remark" TEXT,

    CONSTRAINT "pairing_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pairing_plan" (
    "id" SERIAL NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "pairs" JSONB NOT NULL,
    "barred" JSONB NOT NULL DEFAULT '[]',
    "lacking" JSONB NOT NULL,
    "points" INTEGER NOT NULL,
    "bound" INTEGER NOT NULL,
    "changes" INTEGER NOT NULL DEFAULT 0,
    "made_by" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "pairing_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_log" (
    "id" SERIAL NOT NULL,
    "pairing_id" INTEGER NOT NULL,
    "served_on" DATE NOT NULL,
    "place" TEXT,
    "mode" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "minutes" INTEGER,
    "households" INTEGER,
    "tenth_mu" INTEGER,
    "people" INTEGER,
    "fen" BIGINT,
    "photo_key" TEXT,
    "photo_of" TEXT,
    "state" TEXT NOT NULL DEFAULT 'awaiting',
    "remark" TEXT,
    "logged_by" TEXT NOT NULL,
    "confirmed_by" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "service_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "village_team" (
    "id" SERIAL NOT NULL,
    "village_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,

    CONSTRAINT "village_team_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "leader_person_id_idx" ON "leader"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "liaison_former_id_key" ON "liaison"("former_id");

-- CreateIndex
CREATE INDEX "liaison_state_due_at_idx" ON "liaison"("state", "due_at");

-- CreateIndex
CREATE INDEX "liaison_leader_id_state_idx" ON "liaison"("leader_id", "state");

-- CreateIndex
CREATE INDEX "liaison_talent_id_state_idx" ON "liaison"("talent_id", "state");

-- CreateIndex
CREATE INDEX "contact_liaison_id_contact_on_idx" ON "contact"("liaison_id", "contact_on");

-- CreateIndex
CREATE UNIQUE INDEX "pairing_former_id_key" ON "pairing"("former_id");

-- CreateIndex
CREATE INDEX "pairing_state_due_at_idx" ON "pairing"("state", "due_at");

-- CreateIndex
CREATE INDEX "pairing_talent_id_state_idx" ON "pairing"("talent_id", "state");

-- CreateIndex
CREATE INDEX "pairing_village_id_state_idx" ON "pairing"("village_id", "state");

-- CreateIndex
CREATE INDEX "pairing_unit_id_idx" ON "pairing"("unit_id");

-- CreateIndex
CREATE INDEX "pairing_span_pairing_id_idx" ON "pairing_span"("pairing_id");

-- CreateIndex
CREATE INDEX "pairing_span_from_at_to_at_idx" ON "pairing_span"("from_at", "to_at");

-- CreateIndex
CREATE INDEX "pairing_order_state_idx" ON "pairing_order"("state");

-- CreateIndex
CREATE INDEX "pairing_order_village_id_idx" ON "pairing_order"("village_id");

-- CreateIndex
CREATE INDEX "service_log_pairing_id_served_on_idx" ON "service_log"("pairing_id", "served_on");

-- CreateIndex
CREATE INDEX "service_log_state_due_at_idx" ON "service_log"("state", "due_at");

-- CreateIndex
CREATE INDEX "village_team_village_id_idx" ON "village_team"("village_id");

-- AddForeignKey
ALTER TABLE "leader" ADD CONSTRAINT "leader_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "liaison" ADD CONSTRAINT "liaison_leader_id_fkey" FOREIGN KEY ("leader_id") REFERENCES "leader"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "liaison" ADD CONSTRAINT "liaison_talent_id_fkey" FOREIGN KEY ("talent_id") REFERENCES "talent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "liaison" ADD CONSTRAINT "liaison_former_id_fkey" FOREIGN KEY ("former_id") REFERENCES "liaison"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_liaison_id_fkey" FOREIGN KEY ("liaison_id") REFERENCES "liaison"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_talent_id_fkey" FOREIGN KEY ("talent_id") REFERENCES "talent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "village"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_mentee_id_fkey" FOREIGN KEY ("mentee_id") REFERENCES "talent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "pairing_order"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "pairing_plan"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_former_id_fkey" FOREIGN KEY ("former_id") REFERENCES "pairing"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing_span" ADD CONSTRAINT "pairing_span_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing_order" ADD CONSTRAINT "pairing_order_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "village"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing_order" ADD CONSTRAINT "pairing_order_field_id_fkey" FOREIGN KEY ("field_id") REFERENCES "field"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_log" ADD CONSTRAINT "service_log_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "village_team" ADD CONSTRAINT "village_team_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "village"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
