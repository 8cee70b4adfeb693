-- 20260201090000-words, forward
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME TO "purchases";
ALTER INDEX "orders_pkey" RENAME TO "purchases_pkey";
ALTER INDEX "orders_ByBuyer" RENAME TO "purchases_ByCustomer";
ALTER TABLE "purchases" RENAME CONSTRAINT "orders_buyer_check" TO "purchases_customer_check";
ALTER TABLE "purchases" RENAME CONSTRAINT "orders_state_check" TO "purchases_state_check";
ALTER TABLE "purchases" RENAME COLUMN "id" TO "no";
ALTER TABLE "purchases" RENAME COLUMN "buyer" TO "customer";
COMMIT;

-- 20260201090000-words, backward
BEGIN;
LOCK TABLE "purchases" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "purchases" RENAME TO "orders";
ALTER INDEX "purchases_pkey" RENAME TO "orders_pkey";
ALTER INDEX "purchases_ByCustomer" RENAME TO "orders_ByBuyer";
ALTER TABLE "orders" RENAME CONSTRAINT "purchases_customer_check" TO "orders_buyer_check";
ALTER TABLE "orders" RENAME CONSTRAINT "purchases_state_check" TO "orders_state_check";
ALTER TABLE "orders" RENAME COLUMN "no" TO "id";
ALTER TABLE "orders" RENAME COLUMN "customer" TO "buyer";
COMMIT;

