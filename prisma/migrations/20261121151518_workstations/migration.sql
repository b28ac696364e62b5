-- CreateTable
CREATE TABLE "workstation" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "host_unit_id" INTEGER NOT NULL,
    "dept_unit_id" INTEGER NOT NULL,
    "township_id" INTEGER NOT NULL,
    "field_id" INTEGER NOT NULL,
    "expert_name" TEXT NOT NULL,
    "expert_title" TEXT,
    "institution" TEXT NOT NULL,
    "expert_left_on" DATE,
    "plan" TEXT NOT NULL,
    "contact_id" INTEGER,
    "score" INTEGER,
    "notice_from" DATE,
    "notice_to" DATE,
    "approval_doc" TEXT,
    "approved_on" DATE,
    "signed_on" DATE,
    "starts_on" DATE,
    "ends_on" DATE,
    "days_per_year" INTEGER,
    "tasks" TEXT,
    "results" TEXT,
    "pay_fen" BIGINT,
    "exit_terms" TEXT,
    "agreement_file" TEXT,
    "plate_on" DATE,
    "funded_at" TIMESTAMPTZ(3),
    "assess_year" INTEGER,
    "graded_year" INTEGER,
    "grade" TEXT,
    "target_level" TEXT,
    "reason" TEXT,
    "remark" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "registered_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workstation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workstation_member" (
    "id" SERIAL NOT NULL,
    "station_id" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT,

    CONSTRAINT "workstation_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workstation_level" (
    "id" SERIAL NOT NULL,
    "station_id" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,
    "doc" TEXT,

    CONSTRAINT "workstation_level_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workstation_report" (
    "id" SERIAL NOT NULL,
    "station_id" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "techniques" INTEGER NOT NULL,
    "varieties" INTEGER NOT NULL,
    "acreage_mu" INTEGER NOT NULL,
    "trainees" INTEGER NOT NULL,
    "households" INTEGER NOT NULL,
    "income_fen" BIGINT NOT NULL,
    "days_on_site" INTEGER NOT NULL,
    "spent_fen" BIGINT NOT NULL,
    "words" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workstation_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workstation_assessment" (
    "id" SERIAL NOT NULL,
    "station_id" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "conditions" INTEGER NOT NULL,
    "operation" INTEGER NOT NULL,
    "outcomes" INTEGER NOT NULL,
    "training" INTEGER NOT NULL,
    "service" INTEGER NOT NULL,
    "money" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "grade" TEXT NOT NULL,
    "words" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workstation_assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workstation_subsidy" (
    "id" SERIAL NOT NULL,
    "station_id" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "fen" BIGINT NOT NULL,
    "doc" TEXT NOT NULL,
    "decided_by" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workstation_subsidy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "workstation_state_due_at_idx" ON "workstation"("state", "due_at");

-- CreateIndex
CREATE INDEX "workstation_level_idx" ON "workstation"("level");

-- CreateIndex
CREATE INDEX "workstation_host_unit_id_idx" ON "workstation"("host_unit_id");

-- CreateIndex
CREATE INDEX "workstation_dept_unit_id_idx" ON "workstation"("dept_unit_id");

-- CreateIndex
CREATE INDEX "workstation_township_id_idx" ON "workstation"("township_id");

-- CreateIndex
CREATE INDEX "workstation_field_id_idx" ON "workstation"("field_id");

-- CreateIndex
CREATE INDEX "workstation_ends_on_idx" ON "workstation"("ends_on");

-- CreateIndex
CREATE INDEX "workstation_member_station_id_idx" ON "workstation_member"("station_id");

-- CreateIndex
CREATE INDEX "workstation_level_station_id_from_on_idx" ON "workstation_level"("station_id", "from_on");

-- CreateIndex
CREATE UNIQUE INDEX "workstation_report_station_id_year_key" ON "workstation_report"("station_id", "year");

-- CreateIndex
CREATE INDEX "workstation_assessment_station_id_year_idx" ON "workstation_assessment"("station_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "workstation_subsidy_station_id_year_key" ON "workstation_subsidy"("station_id", "year");

-- AddForeignKey
ALTER TABLE "workstation" ADD CONSTRAINT "workstation_host_unit_id_fkey" FOREIGN KEY ("host_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workstation" ADD CONSTRAINT "workstation_dept_unit_id_fkey" FOREIGN KEY ("dept_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workstation" ADD CONSTRAINT "workstation_township_id_fkey" FOREIGN KEY ("township_id") REFERENCES "township"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workstation" ADD CONSTRAINT "workstation_field_id_fkey" FOREIGN KEY ("field_id") REFERENCES "field"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workstation" ADD CONSTRAINT "workstation_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workstation_member" ADD CONSTRAINT "workstation_member_station_id_fkey" FOREIGN KEY ("station_id") REFERENCES "workstation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workstation_level" ADD CONSTRAINT "workstation_level_station_id_fkey" FOREIGN KEY ("station_id") REFERENCES "workstation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workstation_report" ADD CONSTRAINT "workstation_report_station_id_fkey" FOREIGN KEY ("station_id") REFERENCES "workstation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workstation_assessment" ADD CONSTRAINT "workstation_assessment_station_id_fkey" FOREIGN KEY ("station_id") REFERENCES "workstation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workstation_subsidy" ADD CONSTRAINT "workstation_subsidy_station_id_fkey" FOREIGN KEY ("station_id") REFERENCES "workstation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
