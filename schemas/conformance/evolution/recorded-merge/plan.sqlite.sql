-- 20260201090000-left, forward
ALTER TABLE "orders" ADD COLUMN "note" TEXT;
-- ^ locks writers of the file

-- 20260201090000-left, backward
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" TEXT NOT NULL CONSTRAINT "orders_buyer_check" CHECK (length(CAST("buyer" AS BLOB)) <= 50),
  "trestle_old_3_1" TEXT,
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
-- ^ locks writers of the file
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer", "trestle_old_3_1") SELECT "id", "buyer", "note" FROM "orders";
-- ^ locks writers of the file; writes all rows
DROP TABLE "orders";
-- ^ locks writers of the file
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";

-- 20260301090000-right, forward
CREATE INDEX "orders_ByBuyer" ON "orders" ("buyer", "id");
-- ^ locks writers of the file

-- 20260301090000-right, backward
DROP INDEX "orders_ByBuyer";
-- ^ locks writers of the file

