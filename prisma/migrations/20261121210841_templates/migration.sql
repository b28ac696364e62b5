-- AlterTable
ALTER TABLE "export" ADD COLUMN     "gaps" JSONB,
ADD COLUMN     "template_id" INTEGER,
ADD COLUMN     "template_version" INTEGER;

-- CreateTable
CREATE TABLE "template" (
    "id" SERIAL NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "name" TEXT NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "file_name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "shapes" JSONB NOT NULL,
    "sheet" TEXT NOT NULL,
    "noun" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "by_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "kept_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "template_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "template_name_idx" ON "template"("name");

-- CreateIndex
CREATE INDEX "template_digest_idx" ON "template"("digest");

-- AddForeignKey
ALTER TABLE "export" ADD CONSTRAINT "export_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "template"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template" ADD CONSTRAINT "template_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
