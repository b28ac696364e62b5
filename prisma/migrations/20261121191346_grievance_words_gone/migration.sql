-- AlterTable
ALTER TABLE "grievance" ADD COLUMN     "words_gone_at" TIMESTAMPTZ(3);
