-- CreateTable
CREATE TABLE "talent_term" (
    "term" TEXT NOT NULL,
    "chunk" INTEGER NOT NULL,
    "bits" BIT(4096) NOT NULL,

    CONSTRAINT "talent_term_pkey" PRIMARY KEY ("term","chunk")
);
