-- not in a step, forward
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" BLOB CONSTRAINT "orders_buyer_check" CHECK (length("buyer") = 16),
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "orders_buyer_fkey" FOREIGN KEY ("buyer") REFERENCES "buyers" ("id") ON DELETE NO ACTION
);
-- ^ locks writers of the file
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer") SELECT "id", "buyer" FROM "orders";
-- ^ locks writers of the file; writes all rows
DROP TABLE "orders";
-- ^ locks writers of the file
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";
SELECT child."buyer" FROM "orders" child WHERE child."buyer" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "buyers" parent WHERE parent."id" = child."buyer") LIMIT 1;

-- not in a step, backward
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" BLOB CONSTRAINT "orders_buyer_check" CHECK (length("buyer") = 16),
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
-- ^ locks writers of the file
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer") SELECT "id", "buyer" FROM "orders";
-- ^ locks writers of the file; writes all rows
DROP TABLE "orders";
-- ^ locks writers of the file
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";

