-- not in a step, forward
CREATE INDEX CONCURRENTLY "trestle_prepared_aae232685aa53bd4ea57" ON "buyers" ("name", "id");
-- ^ locks SHARE UPDATE EXCLUSIVE on "buyers": neither reads nor writes wait
BEGIN;
LOCK TABLE "buyers", "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
DROP INDEX "orders_ByBuyer";
ALTER INDEX "trestle_prepared_aae232685aa53bd4ea57" RENAME TO "buyers_ByName";
COMMIT;

-- not in a step, backward
CREATE INDEX CONCURRENTLY "trestle_prepared_4c282633090306c59573" ON "orders" ("buyer", "id");
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
BEGIN;
LOCK TABLE "buyers", "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
DROP INDEX "buyers_ByName";
ALTER INDEX "trestle_prepared_4c282633090306c59573" RENAME TO "orders_ByBuyer";
COMMIT;

