-- not in a step, forward
ALTER TABLE "orders" ADD CONSTRAINT "trestle_prepared_14cc8617ae38b5c4cf23" CHECK (octet_length("buyer") <= 20) NOT VALID;
-- ^ locks ACCESS EXCLUSIVE on "orders", for a moment
ALTER TABLE "orders" VALIDATE CONSTRAINT "trestle_prepared_14cc8617ae38b5c4cf23";
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" DROP CONSTRAINT "orders_buyer_check";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_prepared_14cc8617ae38b5c4cf23" TO "orders_buyer_check";
COMMIT;

-- not in a step, backward
ALTER TABLE "orders" ADD CONSTRAINT "trestle_prepared_355d463e58a63925ee05" CHECK (octet_length("buyer") <= 50) NOT VALID;
-- ^ locks ACCESS EXCLUSIVE on "orders", for a moment
ALTER TABLE "orders" VALIDATE CONSTRAINT "trestle_prepared_355d463e58a63925ee05";
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" DROP CONSTRAINT "orders_buyer_check";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_prepared_355d463e58a63925ee05" TO "orders_buyer_check";
COMMIT;

