-- not in a step, forward
ALTER TABLE "orders" ADD COLUMN "trestle_prepared_7a6a8e993245bfd89226" bigint;
-- ^ locks ACCESS EXCLUSIVE on "orders", for a moment
ALTER TABLE "orders" ADD CONSTRAINT "trestle_prepared_c594fcaf65d52a1b0389" CHECK ("trestle_prepared_7a6a8e993245bfd89226" IS NOT NULL) NOT VALID;
ALTER TABLE "orders" VALIDATE CONSTRAINT "trestle_prepared_c594fcaf65d52a1b0389";
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME COLUMN "trestle_prepared_7a6a8e993245bfd89226" TO "price";
ALTER TABLE "orders" ALTER COLUMN "price" SET NOT NULL;
ALTER TABLE "orders" DROP CONSTRAINT "trestle_prepared_c594fcaf65d52a1b0389";
COMMIT;

-- not in a step, backward
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" ALTER COLUMN "price" DROP NOT NULL;
ALTER TABLE "orders" RENAME COLUMN "price" TO "trestle_old_3_1";
COMMIT;

