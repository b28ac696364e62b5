-- CreateTable
CREATE TABLE "export" (
    "id" SERIAL NOT NULL,
    "state" TEXT NOT NULL,
    "noun" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "understood" TEXT[],
    "columns" TEXT[],
    "data_class" TEXT NOT NULL,
    "purpose" TEXT,
    "receiver" TEXT,
    "total" INTEGER NOT NULL,
    "cursor" INTEGER NOT NULL DEFAULT 0,
    "looked_at" INTEGER NOT NULL DEFAULT -1,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "by_id" INTEGER NOT NULL,
    "decided_by_id" INTEGER,
    "ruling" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "card_message" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "export_by_id_idx" ON "export"("by_id");

-- CreateIndex
CREATE INDEX "export_state_idx" ON "export"("state");

-- AddForeignKey
ALTER TABLE "export" ADD CONSTRAINT "export_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "export" ADD CONSTRAINT "export_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
