-- not in a step, forward
ALTER TABLE "orders" ADD CONSTRAINT "trestle_prepared_9d8aedc05d9b055efcd5" FOREIGN KEY ("buyer") REFERENCES "buyers" ("id") ON DELETE NO ACTION DEFERRABLE NOT VALID;
-- ^ locks SHARE ROW EXCLUSIVE on "orders" and "buyers", for a moment
ALTER TABLE "orders" VALIDATE CONSTRAINT "trestle_prepared_9d8aedc05d9b055efcd5";
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_prepared_9d8aedc05d9b055efcd5" TO "orders_buyer_fkey";
COMMIT;

-- not in a step, backward
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" DROP CONSTRAINT "orders_buyer_fkey";
COMMIT;

