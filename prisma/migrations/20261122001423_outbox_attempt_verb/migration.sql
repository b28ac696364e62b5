-- AlterTable
ALTER TABLE "outbox_attempt" ADD COLUMN     "verb" TEXT NOT NULL DEFAULT 'send';
