-- 20260201090000-no-more-losses, forward
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" TEXT NOT NULL CONSTRAINT "orders_buyer_check" CHECK (length(CAST("buyer" AS BLOB)) <= 50),
  "state" INTEGER NOT NULL CONSTRAINT "orders_state_check" CHECK ("state" IN (1, 2)),
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
-- ^ locks writers of the file
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer", "state") SELECT "id", "buyer", "state" FROM "orders";
-- ^ locks writers of the file; writes all rows
DROP TABLE "orders";
-- ^ locks writers of the file
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";

-- 20260201090000-no-more-losses, backward
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" TEXT NOT NULL CONSTRAINT "orders_buyer_check" CHECK (length(CAST("buyer" AS BLOB)) <= 50),
  "state" INTEGER NOT NULL CONSTRAINT "orders_state_check" CHECK ("state" IN (1, 2, 3)),
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
-- ^ locks writers of the file
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer", "state") SELECT "id", "buyer", "state" FROM "orders";
-- ^ locks writers of the file; writes all rows
DROP TABLE "orders";
-- ^ locks writers of the file
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";

-- not in a step, forward
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" TEXT NOT NULL CONSTRAINT "orders_buyer_check" CHECK (length(CAST("buyer" AS BLOB)) <= 50),
  "state" INTEGER NOT NULL CONSTRAINT "orders_state_check" CHECK ("state" IN (1, 2, 3)),
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
-- ^ locks writers of the file
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer", "state") SELECT "id", "buyer", "state" FROM "orders";
-- ^ locks writers of the file; writes all rows
DROP TABLE "orders";
-- ^ locks writers of the file
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";

-- not in a step, backward
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" TEXT NOT NULL CONSTRAINT "orders_buyer_check" CHECK (length(CAST("buyer" AS BLOB)) <= 50),
  "state" INTEGER NOT NULL CONSTRAINT "orders_state_check" CHECK ("state" IN (1, 2)),
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
-- ^ locks writers of the file
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer", "state") SELECT "id", "buyer", "state" FROM "orders";
-- ^ locks writers of the file; writes all rows
DROP TABLE "orders";
-- ^ locks writers of the file
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";

