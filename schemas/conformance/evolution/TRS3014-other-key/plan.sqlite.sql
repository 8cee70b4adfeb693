-- not in a step, forward
ALTER TABLE "orders" RENAME TO "trestle_old_22222222000040008000000000000001_1";
-- ^ locks writers of the file
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" TEXT NOT NULL CONSTRAINT "orders_buyer_check" CHECK (length(CAST("buyer" AS BLOB)) <= 50),
  CONSTRAINT "orders_pkey" PRIMARY KEY ("buyer", "id")
);
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer") SELECT "id", "buyer" FROM "trestle_new_22222222000040008000000000000001";
-- ^ locks writers of the file; writes all rows
DROP TABLE "trestle_new_22222222000040008000000000000001";
-- ^ locks writers of the file
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";

-- not in a step, backward
ALTER TABLE "orders" RENAME TO "trestle_old_22222222000040008000000000000001_1";
-- ^ locks writers of the file
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" TEXT NOT NULL CONSTRAINT "orders_buyer_check" CHECK (length(CAST("buyer" AS BLOB)) <= 50),
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer") SELECT "id", "buyer" FROM "trestle_new_22222222000040008000000000000001";
-- ^ locks writers of the file; writes all rows
DROP TABLE "trestle_new_22222222000040008000000000000001";
-- ^ locks writers of the file
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";

