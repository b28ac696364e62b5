-- AlterTable
ALTER TABLE "pending" ADD COLUMN     "alone" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "press" TEXT;

-- CreateTable
CREATE TABLE "conversation" (
    "open_id" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("open_id","place")
);
