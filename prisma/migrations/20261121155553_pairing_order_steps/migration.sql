-- DropIndex
DROP INDEX "pairing_order_state_idx";

-- AlterTable
ALTER TABLE "pairing_order" ADD COLUMN     "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "pairing_order_state_due_at_idx" ON "pairing_order"("state", "due_at");
