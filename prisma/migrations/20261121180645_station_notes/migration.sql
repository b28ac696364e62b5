-- CreateTable
CREATE TABLE "workstation_note" (
    "id" SERIAL NOT NULL,
    "station_id" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "days_on_site" INTEGER NOT NULL,
    "trainees" INTEGER NOT NULL,
    "done" TEXT NOT NULL,
    "difficulty" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workstation_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "workstation_note_station_id_year_key" ON "workstation_note"("station_id", "year");

-- AddForeignKey
ALTER TABLE "workstation_note" ADD CONSTRAINT "workstation_note_station_id_fkey" FOREIGN KEY ("station_id") REFERENCES "workstation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
