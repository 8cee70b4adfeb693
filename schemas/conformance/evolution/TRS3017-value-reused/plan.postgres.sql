-- 20260201090000-no-more-losses, forward
ALTER TABLE "orders" ADD CONSTRAINT "trestle_prepared_771c62d9d3bcfe53ab69" CHECK ("state" IN (1, 2)) NOT VALID;
-- ^ locks ACCESS EXCLUSIVE on "orders", for a moment
ALTER TABLE "orders" VALIDATE CONSTRAINT "trestle_prepared_771c62d9d3bcfe53ab69";
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" DROP CONSTRAINT "orders_state_check";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_prepared_771c62d9d3bcfe53ab69" TO "orders_state_check";
COMMIT;

-- 20260201090000-no-more-losses, backward
ALTER TABLE "orders" ADD CONSTRAINT "trestle_prepared_720b448d17ae1b84e80d" CHECK ("state" IN (1, 2, 3)) NOT VALID;
-- ^ locks ACCESS EXCLUSIVE on "orders", for a moment
ALTER TABLE "orders" VALIDATE CONSTRAINT "trestle_prepared_720b448d17ae1b84e80d";
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" DROP CONSTRAINT "orders_state_check";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_prepared_720b448d17ae1b84e80d" TO "orders_state_check";
COMMIT;

-- not in a step, forward
ALTER TABLE "orders" ADD CONSTRAINT "trestle_prepared_720b448d17ae1b84e80d" CHECK ("state" IN (1, 2, 3)) NOT VALID;
-- ^ locks ACCESS EXCLUSIVE on "orders", for a moment
ALTER TABLE "orders" VALIDATE CONSTRAINT "trestle_prepared_720b448d17ae1b84e80d";
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" DROP CONSTRAINT "orders_state_check";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_prepared_720b448d17ae1b84e80d" TO "orders_state_check";
COMMIT;

-- not in a step, backward
ALTER TABLE "orders" ADD CONSTRAINT "trestle_prepared_771c62d9d3bcfe53ab69" CHECK ("state" IN (1, 2)) NOT VALID;
-- ^ locks ACCESS EXCLUSIVE on "orders", for a moment
ALTER TABLE "orders" VALIDATE CONSTRAINT "trestle_prepared_771c62d9d3bcfe53ab69";
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" DROP CONSTRAINT "orders_state_check";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_prepared_771c62d9d3bcfe53ab69" TO "orders_state_check";
COMMIT;

