-- 20260201090000-left, forward
ALTER TABLE "orders" ADD COLUMN "trestle_prepared_b1a224baf9aefa7406fa" text COLLATE "C";
-- ^ locks ACCESS EXCLUSIVE on "orders", for a moment
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME COLUMN "trestle_prepared_b1a224baf9aefa7406fa" TO "note";
COMMIT;

-- 20260201090000-left, backward
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME COLUMN "note" TO "trestle_old_3_1";
COMMIT;

-- 20260301090000-right, forward
CREATE INDEX CONCURRENTLY "trestle_prepared_4c282633090306c59573" ON "orders" ("buyer", "id");
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER INDEX "trestle_prepared_4c282633090306c59573" RENAME TO "orders_ByBuyer";
COMMIT;

-- 20260301090000-right, backward
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
DROP INDEX "orders_ByBuyer";
COMMIT;

