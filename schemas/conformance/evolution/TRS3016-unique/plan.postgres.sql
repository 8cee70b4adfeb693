-- not in a step, forward
CREATE UNIQUE INDEX CONCURRENTLY "trestle_prepared_d892a68430b6ee4ffe39" ON "orders" ("buyer") INCLUDE ("id");
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
DROP INDEX "orders_ByBuyer";
ALTER INDEX "trestle_prepared_d892a68430b6ee4ffe39" RENAME TO "orders_ByBuyer";
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

