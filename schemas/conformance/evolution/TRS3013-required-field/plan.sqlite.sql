-- not in a step, forward
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" TEXT NOT NULL CONSTRAINT "orders_buyer_check" CHECK (length(CAST("buyer" AS BLOB)) <= 50),
  "price" INTEGER NOT NULL,
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
-- ^ locks writers of the file
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer") SELECT "id", "buyer" FROM "orders";
-- ^ locks writers of the file; writes all rows
DROP TABLE "orders";
-- ^ locks writers of the file
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";

-- not in a step, backward
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" TEXT NOT NULL CONSTRAINT "orders_buyer_check" CHECK (length(CAST("buyer" AS BLOB)) <= 50),
  "trestle_old_3_1" INTEGER,
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
-- ^ locks writers of the file
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer", "trestle_old_3_1") SELECT "id", "buyer", "price" FROM "orders";
-- ^ locks writers of the file; writes all rows
DROP TABLE "orders";
-- ^ locks writers of the file
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";

