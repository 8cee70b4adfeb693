-- not in a step, forward
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME TO "trestle_old_22222222000040008000000000000001_1";
ALTER INDEX "orders_pkey" RENAME TO "trestle_old_22222222000040008000000000000001_1_pkey";
ALTER TABLE "trestle_old_22222222000040008000000000000001_1" RENAME CONSTRAINT "orders_buyer_check" TO "trestle_old_22222222000040008000000000000001_1_buyer_check";
CREATE TABLE "orders" (
  "id" uuid NOT NULL,
  "buyer" text COLLATE "C" NOT NULL CONSTRAINT "orders_buyer_check" CHECK (octet_length("buyer") <= 50),
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
COMMIT;

-- not in a step, backward
BEGIN;
LOCK TABLE "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" RENAME TO "trestle_old_22222222000040008000000000000002_1";
ALTER INDEX "orders_pkey" RENAME TO "trestle_old_22222222000040008000000000000002_1_pkey";
ALTER TABLE "trestle_old_22222222000040008000000000000002_1" RENAME CONSTRAINT "orders_buyer_check" TO "trestle_old_22222222000040008000000000000002_1_buyer_check";
CREATE TABLE "orders" (
  "id" uuid NOT NULL,
  "buyer" text COLLATE "C" NOT NULL CONSTRAINT "orders_buyer_check" CHECK (octet_length("buyer") <= 50),
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
COMMIT;

