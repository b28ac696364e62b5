-- CreateTable
CREATE TABLE "place_version" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "place_version_pkey" PRIMARY KEY ("id")
);
