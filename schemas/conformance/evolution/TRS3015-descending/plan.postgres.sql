-- not in a step, forward
CREATE INDEX CONCURRENTLY "trestle_prepared_04e08a430110339065ac" ON "orders" ("buyer" DESC, "id");
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
DROP INDEX "orders_ByBuyer";
ALTER INDEX "trestle_prepared_04e08a430110339065ac" RENAME TO "orders_ByBuyer";
COMMIT;

-- not in a step, backward
CREATE INDEX CONCURRENTLY "trestle_prepared_4c282633090306c59573" ON "orders" ("buyer", "id");
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
DROP INDEX "orders_ByBuyer";
ALTER INDEX "trestle_prepared_4c282633090306c59573" RENAME TO "orders_ByBuyer";
COMMIT;

