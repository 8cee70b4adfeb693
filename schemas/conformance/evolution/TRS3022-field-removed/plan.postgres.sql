-- not in a step, forward
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME COLUMN "note" TO "trestle_old_3_1";
COMMIT;

-- not in a step, backward
ALTER TABLE "orders" ADD COLUMN "trestle_prepared_b1a224baf9aefa7406fa" text COLLATE "C";
-- ^ locks ACCESS EXCLUSIVE on "orders", for a moment
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME COLUMN "trestle_prepared_b1a224baf9aefa7406fa" TO "note";
COMMIT;

