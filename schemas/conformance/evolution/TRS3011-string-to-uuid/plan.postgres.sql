-- not in a step, forward
BEGIN;
LOCK TABLE "orders", "trestle_new_22222222000040008000000000000001" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
DROP TRIGGER IF EXISTS trestle_migrating ON "orders";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME TO "trestle_old_22222222000040008000000000000001_1";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER INDEX "orders_pkey" RENAME TO "trestle_old_22222222000040008000000000000001_1_pkey";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "trestle_new_22222222000040008000000000000001" RENAME TO "orders";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER INDEX "trestle_new_22222222000040008000000000000001_pkey" RENAME TO "orders_pkey";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "trestle_old_22222222000040008000000000000001_1" RENAME CONSTRAINT "orders_buyer_check" TO "trestle_old_22222222000040008000000000000001_1_buyer_check";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
COMMIT;

-- not in a step, backward
BEGIN;
LOCK TABLE "orders", "trestle_new_22222222000040008000000000000001" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
DROP TRIGGER IF EXISTS trestle_migrating ON "orders";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME TO "trestle_old_22222222000040008000000000000001_1";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER INDEX "orders_pkey" RENAME TO "trestle_old_22222222000040008000000000000001_1_pkey";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "trestle_new_22222222000040008000000000000001" RENAME TO "orders";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER INDEX "trestle_new_22222222000040008000000000000001_pkey" RENAME TO "orders_pkey";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_new_22222222000040008000000000000001_buyer_check" TO "orders_buyer_check";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
COMMIT;

