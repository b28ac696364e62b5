-- AddForeignKey
ALTER TABLE "talent_stay" ADD CONSTRAINT "talent_stay_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talent_stay" ADD CONSTRAINT "talent_stay_township_id_fkey" FOREIGN KEY ("township_id") REFERENCES "township"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "talent_stay" ADD CONSTRAINT "talent_stay_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "village"("id") ON DELETE SET NULL ON UPDATE CASCADE;
