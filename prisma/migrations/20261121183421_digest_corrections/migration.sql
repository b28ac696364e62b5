-- CreateTable
CREATE TABLE "digest_correction" (
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "nth" INTEGER NOT NULL,
    "note" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "digest_correction_pkey" PRIMARY KEY ("kind","period","nth")
);

-- AddForeignKey
ALTER TABLE "digest_correction" ADD CONSTRAINT "digest_correction_kind_period_fkey" FOREIGN KEY ("kind", "period") REFERENCES "digest_issue"("kind", "period") ON DELETE RESTRICT ON UPDATE CASCADE;
