-- 20260201090000-words, forward
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME TO "purchases";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER INDEX "orders_pkey" RENAME TO "purchases_pkey";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER INDEX "orders_ByBuyer" RENAME TO "purchases_ByCustomer";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "purchases" RENAME CONSTRAINT "orders_buyer_check" TO "purchases_customer_check";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "purchases" RENAME CONSTRAINT "orders_state_check" TO "purchases_state_check";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "purchases" RENAME COLUMN "id" TO "no";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "purchases" RENAME COLUMN "buyer" TO "customer";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
COMMIT;

-- 20260201090000-words, backward
BEGIN;
LOCK TABLE "purchases" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "purchases" RENAME TO "orders";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER INDEX "purchases_pkey" RENAME TO "orders_pkey";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER INDEX "purchases_ByCustomer" RENAME TO "orders_ByBuyer";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME CONSTRAINT "purchases_customer_check" TO "orders_buyer_check";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME CONSTRAINT "purchases_state_check" TO "orders_state_check";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME COLUMN "no" TO "id";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME COLUMN "customer" TO "buyer";
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
COMMIT;

