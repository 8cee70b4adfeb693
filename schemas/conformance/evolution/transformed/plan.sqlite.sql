-- 20260201090000-split-names, forward
ALTER TABLE "buyers" RENAME TO "trestle_old_22222222000040008000000000000001_1";
-- ^ locks writers of the file
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "buyers_id_check" CHECK (length("id") = 16),
  "born" TEXT NOT NULL,
  "first" TEXT NOT NULL CONSTRAINT "buyers_first_check" CHECK (length(CAST("first" AS BLOB)) <= 50),
  "last" TEXT NOT NULL CONSTRAINT "buyers_last_check" CHECK (length(CAST("last" AS BLOB)) <= 50),
  CONSTRAINT "buyers_pkey" PRIMARY KEY ("id")
);
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "born", "first", "last") SELECT "id", "born", "first", "last" FROM "trestle_new_22222222000040008000000000000001";
-- ^ locks writers of the file; writes all rows
DROP TABLE "trestle_new_22222222000040008000000000000001";
-- ^ locks writers of the file
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "buyers";

-- 20260201090000-split-names, backward
ALTER TABLE "buyers" RENAME TO "trestle_old_22222222000040008000000000000001_1";
-- ^ locks writers of the file
CREATE TABLE "trestle_made_22222222000040008000000000000001" (
  "id" BLOB NOT NULL CONSTRAINT "buyers_id_check" CHECK (length("id") = 16),
  "name" TEXT NOT NULL CONSTRAINT "buyers_name_check" CHECK (length(CAST("name" AS BLOB)) <= 50),
  "born" TEXT NOT NULL,
  CONSTRAINT "buyers_pkey" PRIMARY KEY ("id")
);
INSERT INTO "trestle_made_22222222000040008000000000000001" ("id", "name", "born") SELECT "id", "name", "born" FROM "trestle_new_22222222000040008000000000000001";
-- ^ locks writers of the file; writes all rows
DROP TABLE "trestle_new_22222222000040008000000000000001";
-- ^ locks writers of the file
ALTER TABLE "trestle_made_22222222000040008000000000000001" RENAME TO "buyers";

