-- CreateTable
CREATE TABLE "talent_stay" (
    "id" BIGSERIAL NOT NULL,
    "talent_id" INTEGER NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "is_left" BOOLEAN NOT NULL DEFAULT false,
    "category" TEXT NOT NULL,
    "level" TEXT,
    "education" TEXT,
    "source" TEXT NOT NULL,
    "tags" TEXT[],
    "unit_id" INTEGER,
    "township_id" INTEGER,
    "village_id" INTEGER,

    CONSTRAINT "talent_stay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "figure_report" (
    "id" SERIAL NOT NULL,
    "as_of" DATE NOT NULL,
    "receiver" TEXT NOT NULL,
    "purpose" TEXT,
    "state" TEXT NOT NULL,
    "drafted_by" TEXT NOT NULL,
    "locked_by" TEXT,
    "locked_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "figure_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "figure_report_line" (
    "id" SERIAL NOT NULL,
    "report_id" INTEGER NOT NULL,
    "indicator" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "out_of" INTEGER,
    "records" JSONB NOT NULL,

    CONSTRAINT "figure_report_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "county_plan" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "first_year" INTEGER NOT NULL,
    "years" INTEGER NOT NULL DEFAULT 5,
    "document" TEXT,
    "by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "county_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_target" (
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "indicator" TEXT NOT NULL,
    "values" INTEGER[],
    "why" TEXT,
    "by" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_target_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "talent_stay_talent_id_idx" ON "talent_stay"("talent_id");

-- CreateIndex
CREATE INDEX "talent_stay_from_at_to_at_idx" ON "talent_stay"("from_at", "to_at");

-- CreateIndex
CREATE INDEX "talent_stay_entered_at_idx" ON "talent_stay"("entered_at");

-- CreateIndex
CREATE INDEX "figure_report_state_as_of_idx" ON "figure_report"("state", "as_of");

-- CreateIndex
CREATE UNIQUE INDEX "figure_report_line_report_id_indicator_key" ON "figure_report_line"("report_id", "indicator");

-- CreateIndex
CREATE UNIQUE INDEX "county_plan_first_year_key" ON "county_plan"("first_year");

-- CreateIndex
CREATE INDEX "plan_target_plan_id_indicator_id_idx" ON "plan_target"("plan_id", "indicator", "id");

-- AddForeignKey
ALTER TABLE "figure_report_line" ADD CONSTRAINT "figure_report_line_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "figure_report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_target" ADD CONSTRAINT "plan_target_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "county_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
