-- 20260201090000-names-change-places, forward
DROP INDEX "orders_ByBuyer";
-- ^ locks writers of the file
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" INTEGER NOT NULL,
  "last" TEXT NOT NULL CONSTRAINT "orders_last_check" CHECK (length(CAST("last" AS BLOB)) <= 20),
  "first" TEXT NOT NULL CONSTRAINT "orders_first_check" CHECK (length(CAST("first" AS BLOB)) <= 20),
  "score" INTEGER DEFAULT 3,
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "orders_buyer_fkey" FOREIGN KEY ("buyer") REFERENCES "customers" ("id") ON DELETE NO ACTION
);
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer", "last", "first", "score") SELECT "id", "buyer", "first", "last", "score" FROM "orders";
-- ^ locks writers of the file; writes all rows
CREATE TABLE "trestle_made_22222222000040008000000000000002" (
  "id" INTEGER NOT NULL,
  "home" TEXT,
  "states" TEXT NOT NULL,
  "email" TEXT CONSTRAINT "customers_email_check" CHECK (length(CAST("email" AS BLOB)) <= 80),
  "phone" TEXT CONSTRAINT "customers_phone_check" CHECK (length(CAST("phone" AS BLOB)) <= 20),
  CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);
-- ^ locks writers of the file
INSERT INTO "trestle_made_22222222000040008000000000000002" ("id", "home", "states", "email", "phone") SELECT "id", "home", "states", "email", "phone" FROM "buyers";
-- ^ locks writers of the file; writes all rows
DROP TABLE "orders";
-- ^ locks writers of the file
DROP TABLE "buyers";
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";
ALTER TABLE "trestle_made_22222222000040008000000000000002" RENAME TO "customers";
CREATE INDEX "orders_ByBuyer" ON "orders" ("buyer", "last", "id");
CREATE INDEX "orders_ByScore" ON "orders" ("score", "id");

-- 20260201090000-names-change-places, backward
DROP INDEX "orders_ByBuyer";
-- ^ locks writers of the file
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" INTEGER NOT NULL,
  "first" TEXT NOT NULL CONSTRAINT "orders_first_check" CHECK (length(CAST("first" AS BLOB)) <= 20),
  "last" TEXT NOT NULL CONSTRAINT "orders_last_check" CHECK (length(CAST("last" AS BLOB)) <= 20),
  "score" INTEGER DEFAULT 3,
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "orders_buyer_fkey" FOREIGN KEY ("buyer") REFERENCES "buyers" ("id") ON DELETE NO ACTION
);
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer", "first", "last", "score") SELECT "id", "buyer", "last", "first", "score" FROM "orders";
-- ^ locks writers of the file; writes all rows
CREATE TABLE "trestle_made_22222222000040008000000000000002" (
  "id" INTEGER NOT NULL,
  "home" TEXT,
  "states" TEXT NOT NULL,
  "email" TEXT CONSTRAINT "buyers_email_check" CHECK (length(CAST("email" AS BLOB)) <= 80),
  "phone" TEXT CONSTRAINT "buyers_phone_check" CHECK (length(CAST("phone" AS BLOB)) <= 20),
  CONSTRAINT "buyers_pkey" PRIMARY KEY ("id")
);
-- ^ locks writers of the file
INSERT INTO "trestle_made_22222222000040008000000000000002" ("id", "home", "states", "email", "phone") SELECT "id", "home", "states", "email", "phone" FROM "customers";
-- ^ locks writers of the file; writes all rows
DROP TABLE "orders";
-- ^ locks writers of the file
DROP TABLE "customers";
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";
ALTER TABLE "trestle_made_22222222000040008000000000000002" RENAME TO "buyers";
CREATE INDEX "orders_ByBuyer" ON "orders" ("buyer", "first", "id");
CREATE INDEX "orders_ByScore" ON "orders" ("score", "id");

-- 20260301090000-no-notes-wider-ids, forward
DROP INDEX "orders_ByBuyer";
-- ^ locks writers of the file
DROP INDEX "orders_ByScore";
DROP INDEX "notes_ByOrder";
CREATE TABLE "trestle_old_22222222000040008000000000000001_1" (
  "id" BLOB NOT NULL CONSTRAINT "trestle_old_22222222000040008000000000000001_1_id_check" CHECK (length("id") = 16),
  "buyer" INTEGER NOT NULL,
  "last" TEXT NOT NULL CONSTRAINT "trestle_old_22222222000040008000000000000001_1_last_check" CHECK (length(CAST("last" AS BLOB)) <= 20),
  "first" TEXT NOT NULL CONSTRAINT "trestle_old_22222222000040008000000000000001_1_first_check" CHECK (length(CAST("first" AS BLOB)) <= 20),
  "score" INTEGER DEFAULT 3,
  CONSTRAINT "trestle_old_22222222000040008000000000000001_1_pkey" PRIMARY KEY ("id")
);
INSERT INTO "trestle_old_22222222000040008000000000000001_1" ("id", "buyer", "last", "first", "score") SELECT "id", "buyer", "last", "first", "score" FROM "orders";
-- ^ locks writers of the file; writes all rows
DROP TABLE "orders";
-- ^ locks writers of the file
ALTER TABLE "customers" RENAME TO "trestle_old_22222222000040008000000000000002_2";
CREATE TABLE "trestle_old_22222222000040008000000000000003_3" (
  "id" BLOB NOT NULL CONSTRAINT "trestle_old_22222222000040008000000000000003_3_id_check" CHECK (length("id") = 16),
  "order" BLOB NOT NULL CONSTRAINT "trestle_old_22222222000040008000000000000003_3_order_check" CHECK (length("order") = 16),
  CONSTRAINT "trestle_old_22222222000040008000000000000003_3_pkey" PRIMARY KEY ("id")
);
INSERT INTO "trestle_old_22222222000040008000000000000003_3" ("id", "order") SELECT "id", "order" FROM "notes";
-- ^ locks writers of the file; writes all rows
DROP TABLE "notes";
-- ^ locks writers of the file
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" INTEGER NOT NULL,
  "last" TEXT NOT NULL CONSTRAINT "orders_last_check" CHECK (length(CAST("last" AS BLOB)) <= 20),
  "first" TEXT NOT NULL CONSTRAINT "orders_first_check" CHECK (length(CAST("first" AS BLOB)) <= 20),
  "score" INTEGER DEFAULT 3,
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "orders_buyer_fkey" FOREIGN KEY ("buyer") REFERENCES "customers" ("id") ON DELETE NO ACTION
);
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer", "last", "first", "score") SELECT "id", "buyer", "last", "first", "score" FROM "trestle_new_22222222000040008000000000000001";
-- ^ locks writers of the file; writes all rows
CREATE TABLE "trestle_made_22222222000040008000000000000002" (
  "id" INTEGER NOT NULL,
  "home" TEXT,
  "states" TEXT NOT NULL,
  "email" TEXT CONSTRAINT "customers_email_check" CHECK (length(CAST("email" AS BLOB)) <= 80),
  "phone" TEXT CONSTRAINT "customers_phone_check" CHECK (length(CAST("phone" AS BLOB)) <= 20),
  CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);
-- ^ locks writers of the file
INSERT INTO "trestle_made_22222222000040008000000000000002" ("id", "home", "states", "email", "phone") SELECT "id", "home", "states", "email", "phone" FROM "trestle_new_22222222000040008000000000000002";
-- ^ locks writers of the file; writes all rows
DROP TABLE "trestle_new_22222222000040008000000000000001";
-- ^ locks writers of the file
DROP TABLE "trestle_new_22222222000040008000000000000002";
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";
ALTER TABLE "trestle_made_22222222000040008000000000000002" RENAME TO "customers";
CREATE INDEX "orders_ByBuyer" ON "orders" ("buyer", "last", "id");
CREATE INDEX "orders_ByScore" ON "orders" ("score", "id");
SELECT child."buyer" FROM "orders" child WHERE child."buyer" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "customers" parent WHERE parent."id" = child."buyer") LIMIT 1;

-- 20260301090000-no-notes-wider-ids, backward
DROP INDEX "orders_ByBuyer";
-- ^ locks writers of the file
DROP INDEX "orders_ByScore";
CREATE TABLE "trestle_old_22222222000040008000000000000001_1" (
  "id" BLOB NOT NULL CONSTRAINT "trestle_old_22222222000040008000000000000001_1_id_check" CHECK (length("id") = 16),
  "buyer" INTEGER NOT NULL,
  "last" TEXT NOT NULL CONSTRAINT "trestle_old_22222222000040008000000000000001_1_last_check" CHECK (length(CAST("last" AS BLOB)) <= 20),
  "first" TEXT NOT NULL CONSTRAINT "trestle_old_22222222000040008000000000000001_1_first_check" CHECK (length(CAST("first" AS BLOB)) <= 20),
  "score" INTEGER DEFAULT 3,
  CONSTRAINT "trestle_old_22222222000040008000000000000001_1_pkey" PRIMARY KEY ("id")
);
INSERT INTO "trestle_old_22222222000040008000000000000001_1" ("id", "buyer", "last", "first", "score") SELECT "id", "buyer", "last", "first", "score" FROM "orders";
-- ^ locks writers of the file; writes all rows
DROP TABLE "orders";
-- ^ locks writers of the file
ALTER TABLE "customers" RENAME TO "trestle_old_22222222000040008000000000000002_2";
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" INTEGER NOT NULL,
  "last" TEXT NOT NULL CONSTRAINT "orders_last_check" CHECK (length(CAST("last" AS BLOB)) <= 20),
  "first" TEXT NOT NULL CONSTRAINT "orders_first_check" CHECK (length(CAST("first" AS BLOB)) <= 20),
  "score" INTEGER DEFAULT 3,
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "orders_buyer_fkey" FOREIGN KEY ("buyer") REFERENCES "customers" ("id") ON DELETE NO ACTION
);
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer", "last", "first", "score") SELECT "id", "buyer", "last", "first", "score" FROM "trestle_new_22222222000040008000000000000001";
-- ^ locks writers of the file; writes all rows
CREATE TABLE "trestle_made_22222222000040008000000000000002" (
  "id" INTEGER NOT NULL,
  "home" TEXT,
  "states" TEXT NOT NULL,
  "email" TEXT CONSTRAINT "customers_email_check" CHECK (length(CAST("email" AS BLOB)) <= 80),
  "phone" TEXT CONSTRAINT "customers_phone_check" CHECK (length(CAST("phone" AS BLOB)) <= 20),
  CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);
-- ^ locks writers of the file
INSERT INTO "trestle_made_22222222000040008000000000000002" ("id", "home", "states", "email", "phone") SELECT "id", "home", "states", "email", "phone" FROM "trestle_new_22222222000040008000000000000002";
-- ^ locks writers of the file; writes all rows
CREATE TABLE "notes" (
  "id" BLOB NOT NULL CONSTRAINT "notes_id_check" CHECK (length("id") = 16),
  "order" BLOB NOT NULL CONSTRAINT "notes_order_check" CHECK (length("order") = 16),
  CONSTRAINT "notes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "notes_order_fkey" FOREIGN KEY ("order") REFERENCES "orders" ("id") ON DELETE CASCADE
);
-- ^ locks writers of the file
DROP TABLE "trestle_new_22222222000040008000000000000001";
DROP TABLE "trestle_new_22222222000040008000000000000002";
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";
ALTER TABLE "trestle_made_22222222000040008000000000000002" RENAME TO "customers";
CREATE INDEX "orders_ByBuyer" ON "orders" ("buyer", "last", "id");
CREATE INDEX "orders_ByScore" ON "orders" ("score", "id");
SELECT child."buyer" FROM "orders" child WHERE child."buyer" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "customers" parent WHERE parent."id" = child."buyer") LIMIT 1;
CREATE INDEX "notes_ByOrder" ON "notes" ("order", "id");

-- 20260401090000-everything-else, forward
DROP INDEX "orders_ByBuyer";
-- ^ locks writers of the file
DROP INDEX "orders_ByScore";
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" INTEGER NOT NULL,
  "last" TEXT NOT NULL CONSTRAINT "orders_last_check" CHECK (length(CAST("last" AS BLOB)) <= 20),
  "first" TEXT NOT NULL CONSTRAINT "orders_first_check" CHECK (length(CAST("first" AS BLOB)) <= 20),
  "score" INTEGER NOT NULL DEFAULT 4 CONSTRAINT "orders_score_check" CHECK ("score" <= 9),
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "orders_buyer_fkey" FOREIGN KEY ("buyer") REFERENCES "customers" ("id") ON DELETE CASCADE
);
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer", "last", "first", "score") SELECT "id", "buyer", "last", "first", coalesce("score", 4) FROM "orders";
-- ^ locks writers of the file; writes all rows
CREATE TABLE "trestle_made_22222222000040008000000000000002" (
  "version" INTEGER NOT NULL DEFAULT 0,
  "id" INTEGER NOT NULL,
  "home" TEXT,
  "states" TEXT NOT NULL,
  "email" TEXT NOT NULL CONSTRAINT "customers_email_check" CHECK (length(CAST("email" AS BLOB)) <= 80),
  "mobile" TEXT,
  "trestle_old_5_1" TEXT,
  CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);
-- ^ locks writers of the file
INSERT INTO "trestle_made_22222222000040008000000000000002" ("id", "home", "states", "email", "trestle_old_5_1") SELECT "id", "home", "states", "email", "phone" FROM "customers";
-- ^ locks writers of the file; writes all rows
DROP TABLE "orders";
-- ^ locks writers of the file
DROP TABLE "customers";
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";
ALTER TABLE "trestle_made_22222222000040008000000000000002" RENAME TO "customers";
CREATE INDEX "orders_ByBuyer" ON "orders" ("buyer" DESC, "last", "id");
CREATE UNIQUE INDEX "orders_ByScore" ON "orders" ("score");

-- 20260401090000-everything-else, backward
DROP INDEX "orders_ByBuyer";
-- ^ locks writers of the file
DROP INDEX "orders_ByScore";
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "orders_id_check" CHECK (length("id") = 16),
  "buyer" INTEGER NOT NULL,
  "last" TEXT NOT NULL CONSTRAINT "orders_last_check" CHECK (length(CAST("last" AS BLOB)) <= 20),
  "first" TEXT NOT NULL CONSTRAINT "orders_first_check" CHECK (length(CAST("first" AS BLOB)) <= 20),
  "score" INTEGER DEFAULT 3,
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "orders_buyer_fkey" FOREIGN KEY ("buyer") REFERENCES "customers" ("id") ON DELETE NO ACTION
);
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "buyer", "last", "first", "score") SELECT "id", "buyer", "last", "first", "score" FROM "orders";
-- ^ locks writers of the file; writes all rows
CREATE TABLE "trestle_made_22222222000040008000000000000002" (
  "id" INTEGER NOT NULL,
  "home" TEXT,
  "states" TEXT NOT NULL,
  "email" TEXT CONSTRAINT "customers_email_check" CHECK (length(CAST("email" AS BLOB)) <= 80),
  "phone" TEXT CONSTRAINT "customers_phone_check" CHECK (length(CAST("phone" AS BLOB)) <= 20),
  "trestle_old_0_2" INTEGER,
  "trestle_old_6_3" TEXT,
  CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);
-- ^ locks writers of the file
INSERT INTO "trestle_made_22222222000040008000000000000002" ("id", "home", "states", "email", "phone", "trestle_old_0_2", "trestle_old_6_3") SELECT "id", "home", "states", "email", "trestle_old_5_1", "version", "mobile" FROM "customers";
-- ^ locks writers of the file; writes all rows
DROP TABLE "orders";
-- ^ locks writers of the file
DROP TABLE "customers";
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "orders";
ALTER TABLE "trestle_made_22222222000040008000000000000002" RENAME TO "customers";
CREATE INDEX "orders_ByBuyer" ON "orders" ("buyer", "last", "id");
CREATE INDEX "orders_ByScore" ON "orders" ("score", "id");

