-- AlterTable
ALTER TABLE "township" ADD COLUMN     "lat" DOUBLE PRECISION,
ADD COLUMN     "lng" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "unit" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'department';

-- AlterTable
ALTER TABLE "village" ADD COLUMN     "languages" TEXT[];

-- CreateTable
CREATE TABLE "village_industry" (
    "village_id" INTEGER NOT NULL,
    "field_id" INTEGER NOT NULL,

    CONSTRAINT "village_industry_pkey" PRIMARY KEY ("village_id","field_id")
);

-- CreateIndex
CREATE INDEX "village_industry_field_id_idx" ON "village_industry"("field_id");

-- AddForeignKey
ALTER TABLE "village_industry" ADD CONSTRAINT "village_industry_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "village"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "village_industry" ADD CONSTRAINT "village_industry_field_id_fkey" FOREIGN KEY ("field_id") REFERENCES "field"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
