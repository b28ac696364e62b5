-- DropIndex
DROP INDEX "inbox_lane_id_idx";

-- DropIndex
DROP INDEX "inbox_state_id_idx";

-- DropIndex
DROP INDEX "outbox_state_priority_id_idx";

-- AlterTable
ALTER TABLE "inbox" ADD COLUMN     "retry_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "outbox" DROP COLUMN "taken_at",
ADD COLUMN     "doubtful" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "in_thread" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "retry_at" TIMESTAMPTZ(3),
ALTER COLUMN "not_before" DROP NOT NULL,
ALTER COLUMN "not_before" DROP DEFAULT;

-- AlterTable
ALTER TABLE "schedule_run" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "lease_until" TIMESTAMPTZ(3),
ADD COLUMN     "retry_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "outbox_attempt" (
    "outbox_id" BIGINT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "lane" TEXT NOT NULL,
    "patched" TEXT,
    "bulk" BOOLEAN NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_attempt_pkey" PRIMARY KEY ("outbox_id","attempt")
);

-- CreateTable
CREATE TABLE "heartbeat" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "outbox_attempt_until_idx" ON "outbox_attempt"("until");

-- CreateIndex
CREATE INDEX "outbox_attempt_lane_until_idx" ON "outbox_attempt"("lane", "until");

-- CreateIndex
CREATE INDEX "outbox_attempt_patched_until_idx" ON "outbox_attempt"("patched", "until");
