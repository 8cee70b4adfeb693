-- 20260201090000-no-notes, forward
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME COLUMN "note" TO "trestle_old_3_1";
COMMIT;

-- 20260201090000-no-notes, backward
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME COLUMN "trestle_old_3_1" TO "note";
COMMIT;

