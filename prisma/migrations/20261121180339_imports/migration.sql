-- CreateTable
CREATE TABLE "import" (
    "id" SERIAL NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'mapping',
    "file_name" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "file_key" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "survey" JSONB NOT NULL,
    "noun" TEXT NOT NULL,
    "sheet" TEXT NOT NULL,
    "with_hidden" BOOLEAN NOT NULL DEFAULT false,
    "mapping" JSONB NOT NULL,
    "match_by" TEXT NOT NULL,
    "counts" JSONB,
    "total" INTEGER NOT NULL DEFAULT 0,
    "cursor" INTEGER NOT NULL DEFAULT 0,
    "looked_at" INTEGER NOT NULL DEFAULT -1,
    "created" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "by_id" INTEGER NOT NULL,
    "applied_by_id" INTEGER,
    "turn" TEXT,
    "card_message" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "import_id" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "record_id" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "made" TEXT NOT NULL,
    "kept" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "left" TEXT,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("import_id","at")
);

-- CreateTable
CREATE TABLE "import_template" (
    "noun" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "match_by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_template_pkey" PRIMARY KEY ("noun","fingerprint")
);

-- CreateIndex
CREATE INDEX "import_by_id_idx" ON "import"("by_id");

-- CreateIndex
CREATE INDEX "import_state_idx" ON "import"("state");

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_applied_by_id_fkey" FOREIGN KEY ("applied_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;
