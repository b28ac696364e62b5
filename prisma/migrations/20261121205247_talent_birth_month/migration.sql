-- AlterTable
ALTER TABLE "talent" ADD COLUMN     "born_sealed" TEXT;
