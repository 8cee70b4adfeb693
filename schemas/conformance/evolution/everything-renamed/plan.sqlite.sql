-- 20260201090000-words, forward
DROP INDEX "orders_ByBuyer";
-- ^ locks writers of the file
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "no" BLOB NOT NULL CONSTRAINT "purchases_no_check" CHECK (length("no") = 16),
  "customer" TEXT NOT NULL CONSTRAINT "purchases_customer_check" CHECK (length(CAST("customer" AS BLOB)) <= 50),
  "state" INTEGER NOT NULL CONSTRAINT "purchases_state_check" CHECK ("state" IN (1, 2)),
  CONSTRAINT "purchases_pkey" PRIMARY KEY ("no")
);
INSERT INTO "trestle_made_22222222000040008000000000000001" ("no", "customer", "state") SELECT "id", "buyer", "state" FROM "orders";
-- ^ locks writers of the file; writes all rows
DROP TABLE "orders";
-- ^ locks writers of the file
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "purchases";
CREATE INDEX "purchases_ByCustomer" ON "purchases" ("customer", "state" DESC, "no") WHERE "customer" <> 'x' AND "state" = 1;

-- 20260201090000-words, backward
DROP INDEX "purchases_ByCustomer";
-- ^ locks writers of the file
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" TEXT NOT NULL CONSTRAINT "orders_buyer_check" CHECK (length(CAST("buyer" AS BLOB)) <= 50),
  "state" INTEGER NOT NULL CONSTRAINT "orders_state_check" CHECK ("state" IN (1, 2)),
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer", "state") SELECT "no", "customer", "state" FROM "purchases";
-- ^ locks writers of the file; writes all rows
DROP TABLE "purchases";
-- ^ locks writers of the file
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";
CREATE INDEX "orders_ByBuyer" ON "orders" ("buyer", "state" DESC, "id") WHERE "buyer" <> 'x' AND "state" = 1;

