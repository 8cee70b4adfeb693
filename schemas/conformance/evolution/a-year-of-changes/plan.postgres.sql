-- 20260201090000-names-change-places, forward
BEGIN;
LOCK TABLE "buyers", "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "buyers" RENAME TO "customers";
ALTER INDEX "buyers_pkey" RENAME TO "customers_pkey";
ALTER TABLE "customers" RENAME CONSTRAINT "buyers_email_check" TO "customers_email_check";
ALTER TABLE "customers" RENAME CONSTRAINT "buyers_phone_check" TO "customers_phone_check";
ALTER TABLE "orders" RENAME CONSTRAINT "orders_first_check" TO "trestle_passing_0";
ALTER TABLE "orders" RENAME CONSTRAINT "orders_last_check" TO "orders_first_check";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_passing_0" TO "orders_last_check";
ALTER TABLE "orders" RENAME COLUMN "first" TO "trestle_passing_1";
ALTER TABLE "orders" RENAME COLUMN "last" TO "first";
ALTER TABLE "orders" RENAME COLUMN "trestle_passing_1" TO "last";
COMMIT;

-- 20260201090000-names-change-places, backward
BEGIN;
LOCK TABLE "customers", "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "customers" RENAME TO "buyers";
ALTER INDEX "customers_pkey" RENAME TO "buyers_pkey";
ALTER TABLE "buyers" RENAME CONSTRAINT "customers_email_check" TO "buyers_email_check";
ALTER TABLE "buyers" RENAME CONSTRAINT "customers_phone_check" TO "buyers_phone_check";
ALTER TABLE "orders" RENAME CONSTRAINT "orders_last_check" TO "trestle_passing_0";
ALTER TABLE "orders" RENAME CONSTRAINT "orders_first_check" TO "orders_last_check";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_passing_0" TO "orders_first_check";
ALTER TABLE "orders" RENAME COLUMN "last" TO "trestle_passing_1";
ALTER TABLE "orders" RENAME COLUMN "first" TO "last";
ALTER TABLE "orders" RENAME COLUMN "trestle_passing_1" TO "first";
COMMIT;

-- 20260301090000-no-notes-wider-ids, forward
CREATE INDEX CONCURRENTLY "trestle_prepared_97dce71a6262ee274aa7" ON "trestle_new_22222222000040008000000000000001" ("buyer", "last", "id");
-- ^ locks SHARE UPDATE EXCLUSIVE on "trestle_new_22222222000040008000000000000001": neither reads nor writes wait
CREATE INDEX CONCURRENTLY "trestle_prepared_0d82fc23d1177df6ae79" ON "trestle_new_22222222000040008000000000000001" ("score" NULLS FIRST, "id");
ALTER TABLE "trestle_new_22222222000040008000000000000001" ADD CONSTRAINT "trestle_prepared_112b810d871826c2eb62" FOREIGN KEY ("buyer") REFERENCES "trestle_new_22222222000040008000000000000002" ("id") ON DELETE NO ACTION DEFERRABLE NOT VALID;
-- ^ locks SHARE ROW EXCLUSIVE on "trestle_new_22222222000040008000000000000001" and "trestle_new_22222222000040008000000000000002", for a moment
ALTER TABLE "trestle_new_22222222000040008000000000000001" VALIDATE CONSTRAINT "trestle_prepared_112b810d871826c2eb62";
-- ^ locks SHARE UPDATE EXCLUSIVE on "trestle_new_22222222000040008000000000000001": neither reads nor writes wait
BEGIN;
LOCK TABLE "customers", "notes", "orders", "trestle_new_22222222000040008000000000000001", "trestle_new_22222222000040008000000000000002" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
DROP TRIGGER IF EXISTS trestle_migrating ON "orders";
ALTER TABLE "orders" DROP CONSTRAINT "orders_buyer_fkey";
DROP INDEX "orders_ByBuyer";
DROP INDEX "orders_ByScore";
DROP TRIGGER IF EXISTS trestle_migrating ON "customers";
ALTER TABLE "notes" DROP CONSTRAINT "notes_order_fkey";
DROP INDEX "notes_ByOrder";
ALTER TABLE "orders" RENAME TO "trestle_old_22222222000040008000000000000001_1";
ALTER INDEX "orders_pkey" RENAME TO "trestle_old_22222222000040008000000000000001_1_pkey";
ALTER TABLE "customers" RENAME TO "trestle_old_22222222000040008000000000000002_2";
ALTER INDEX "customers_pkey" RENAME TO "trestle_old_22222222000040008000000000000002_2_pkey";
ALTER TABLE "notes" RENAME TO "trestle_old_22222222000040008000000000000003_3";
ALTER INDEX "notes_pkey" RENAME TO "trestle_old_22222222000040008000000000000003_3_pkey";
ALTER TABLE "trestle_new_22222222000040008000000000000001" RENAME TO "orders";
ALTER INDEX "trestle_new_22222222000040008000000000000001_pkey" RENAME TO "orders_pkey";
ALTER INDEX "trestle_prepared_97dce71a6262ee274aa7" RENAME TO "orders_ByBuyer";
ALTER INDEX "trestle_prepared_0d82fc23d1177df6ae79" RENAME TO "orders_ByScore";
ALTER TABLE "trestle_new_22222222000040008000000000000002" RENAME TO "customers";
ALTER INDEX "trestle_new_22222222000040008000000000000002_pkey" RENAME TO "customers_pkey";
ALTER TABLE "trestle_old_22222222000040008000000000000001_1" RENAME CONSTRAINT "orders_last_check" TO "trestle_old_22222222000040008000000000000001_1_last_check";
ALTER TABLE "trestle_old_22222222000040008000000000000001_1" RENAME CONSTRAINT "orders_first_check" TO "trestle_old_22222222000040008000000000000001_1_first_check";
ALTER TABLE "trestle_old_22222222000040008000000000000002_2" RENAME CONSTRAINT "customers_email_check" TO "trestle_old_22222222000040008000000000000002_2_email_check";
ALTER TABLE "trestle_old_22222222000040008000000000000002_2" RENAME CONSTRAINT "customers_phone_check" TO "trestle_old_22222222000040008000000000000002_2_phone_check";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_new_22222222000040008000000000000001_last_check" TO "orders_last_check";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_new_22222222000040008000000000000001_first_check" TO "orders_first_check";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_prepared_112b810d871826c2eb62" TO "orders_buyer_fkey";
ALTER TABLE "customers" RENAME CONSTRAINT "trestle_new_22222222000040008000000000000002_email_check" TO "customers_email_check";
ALTER TABLE "customers" RENAME CONSTRAINT "trestle_new_22222222000040008000000000000002_phone_check" TO "customers_phone_check";
COMMIT;

-- 20260301090000-no-notes-wider-ids, backward
CREATE INDEX CONCURRENTLY "trestle_prepared_97dce71a6262ee274aa7" ON "trestle_new_22222222000040008000000000000001" ("buyer", "last", "id");
-- ^ locks SHARE UPDATE EXCLUSIVE on "trestle_new_22222222000040008000000000000001": neither reads nor writes wait
CREATE INDEX CONCURRENTLY "trestle_prepared_0d82fc23d1177df6ae79" ON "trestle_new_22222222000040008000000000000001" ("score" NULLS FIRST, "id");
ALTER TABLE "trestle_new_22222222000040008000000000000001" ADD CONSTRAINT "trestle_prepared_112b810d871826c2eb62" FOREIGN KEY ("buyer") REFERENCES "trestle_new_22222222000040008000000000000002" ("id") ON DELETE NO ACTION DEFERRABLE NOT VALID;
-- ^ locks SHARE ROW EXCLUSIVE on "trestle_new_22222222000040008000000000000001" and "trestle_new_22222222000040008000000000000002", for a moment
ALTER TABLE "trestle_new_22222222000040008000000000000001" VALIDATE CONSTRAINT "trestle_prepared_112b810d871826c2eb62";
-- ^ locks SHARE UPDATE EXCLUSIVE on "trestle_new_22222222000040008000000000000001": neither reads nor writes wait
BEGIN;
LOCK TABLE "customers", "orders", "trestle_new_22222222000040008000000000000001", "trestle_new_22222222000040008000000000000002" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
DROP TRIGGER IF EXISTS trestle_migrating ON "orders";
ALTER TABLE "orders" DROP CONSTRAINT "orders_buyer_fkey";
DROP INDEX "orders_ByBuyer";
DROP INDEX "orders_ByScore";
DROP TRIGGER IF EXISTS trestle_migrating ON "customers";
ALTER TABLE "orders" RENAME TO "trestle_old_22222222000040008000000000000001_1";
ALTER INDEX "orders_pkey" RENAME TO "trestle_old_22222222000040008000000000000001_1_pkey";
ALTER TABLE "customers" RENAME TO "trestle_old_22222222000040008000000000000002_2";
ALTER INDEX "customers_pkey" RENAME TO "trestle_old_22222222000040008000000000000002_2_pkey";
ALTER TABLE "trestle_new_22222222000040008000000000000001" RENAME TO "orders";
ALTER INDEX "trestle_new_22222222000040008000000000000001_pkey" RENAME TO "orders_pkey";
ALTER INDEX "trestle_prepared_97dce71a6262ee274aa7" RENAME TO "orders_ByBuyer";
ALTER INDEX "trestle_prepared_0d82fc23d1177df6ae79" RENAME TO "orders_ByScore";
ALTER TABLE "trestle_new_22222222000040008000000000000002" RENAME TO "customers";
ALTER INDEX "trestle_new_22222222000040008000000000000002_pkey" RENAME TO "customers_pkey";
ALTER TABLE "trestle_old_22222222000040008000000000000001_1" RENAME CONSTRAINT "orders_last_check" TO "trestle_old_22222222000040008000000000000001_1_last_check";
ALTER TABLE "trestle_old_22222222000040008000000000000001_1" RENAME CONSTRAINT "orders_first_check" TO "trestle_old_22222222000040008000000000000001_1_first_check";
ALTER TABLE "trestle_old_22222222000040008000000000000002_2" RENAME CONSTRAINT "customers_email_check" TO "trestle_old_22222222000040008000000000000002_2_email_check";
ALTER TABLE "trestle_old_22222222000040008000000000000002_2" RENAME CONSTRAINT "customers_phone_check" TO "trestle_old_22222222000040008000000000000002_2_phone_check";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_new_22222222000040008000000000000001_last_check" TO "orders_last_check";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_new_22222222000040008000000000000001_first_check" TO "orders_first_check";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_prepared_112b810d871826c2eb62" TO "orders_buyer_fkey";
ALTER TABLE "customers" RENAME CONSTRAINT "trestle_new_22222222000040008000000000000002_email_check" TO "customers_email_check";
ALTER TABLE "customers" RENAME CONSTRAINT "trestle_new_22222222000040008000000000000002_phone_check" TO "customers_phone_check";
CREATE TABLE "notes" (
  "id" uuid NOT NULL,
  "order" uuid NOT NULL,
  CONSTRAINT "notes_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "notes_ByOrder" ON "notes" ("order", "id");
ALTER TABLE "notes" ADD CONSTRAINT "notes_order_fkey" FOREIGN KEY ("order") REFERENCES "orders" ("id") ON DELETE CASCADE DEFERRABLE;
COMMIT;

-- 20260401090000-everything-else, forward
ALTER TABLE "customers" ADD COLUMN "trestle_prepared_f60afdf063041bf6f6fd" bigint NOT NULL DEFAULT 0;
-- ^ locks ACCESS EXCLUSIVE on "customers", for a moment
ALTER TABLE "customers" ADD COLUMN "trestle_prepared_73a85fff96162765b300" text COLLATE "C";
UPDATE "orders" SET "score" = 4 WHERE "score" IS NULL;
-- ^ locks the rows that it writes; writes all rows
ALTER TABLE "orders" ADD CONSTRAINT "trestle_prepared_5c997be5ed833d2f71a9" CHECK ("score" IS NOT NULL) NOT VALID;
-- ^ locks ACCESS EXCLUSIVE on "orders", for a moment
UPDATE "orders" SET "score" = 4 WHERE "score" IS NULL;
-- ^ locks the rows that it writes; writes all rows
ALTER TABLE "orders" VALIDATE CONSTRAINT "trestle_prepared_5c997be5ed833d2f71a9";
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
ALTER TABLE "orders" ADD CONSTRAINT "trestle_prepared_57e81d83b9f3666913e7" CHECK ("score" <= 9) NOT VALID;
-- ^ locks ACCESS EXCLUSIVE on "orders", for a moment
ALTER TABLE "orders" VALIDATE CONSTRAINT "trestle_prepared_57e81d83b9f3666913e7";
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
ALTER TABLE "customers" ADD CONSTRAINT "trestle_prepared_d867ca5227bd3241ccb5" CHECK ("email" IS NOT NULL) NOT VALID;
-- ^ locks ACCESS EXCLUSIVE on "customers", for a moment
ALTER TABLE "customers" VALIDATE CONSTRAINT "trestle_prepared_d867ca5227bd3241ccb5";
-- ^ locks SHARE UPDATE EXCLUSIVE on "customers": neither reads nor writes wait
CREATE INDEX CONCURRENTLY "trestle_prepared_557454d8e2d4b96b34fc" ON "orders" ("buyer" DESC, "last", "id");
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
CREATE UNIQUE INDEX CONCURRENTLY "trestle_prepared_8fc427bc0d8e70c0777f" ON "orders" ("score") INCLUDE ("id");
ALTER TABLE "orders" ADD CONSTRAINT "trestle_prepared_b1797a1ff1db4ef3f5d4" FOREIGN KEY ("buyer") REFERENCES "customers" ("id") ON DELETE CASCADE DEFERRABLE NOT VALID;
-- ^ locks SHARE ROW EXCLUSIVE on "orders" and "customers", for a moment
ALTER TABLE "orders" VALIDATE CONSTRAINT "trestle_prepared_b1797a1ff1db4ef3f5d4";
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
BEGIN;
LOCK TABLE "customers", "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" DROP CONSTRAINT "orders_buyer_fkey";
DROP INDEX "orders_ByBuyer";
DROP INDEX "orders_ByScore";
ALTER TABLE "customers" DROP CONSTRAINT "customers_phone_check";
ALTER TABLE "customers" RENAME COLUMN "phone" TO "trestle_old_5_1";
ALTER INDEX "trestle_prepared_557454d8e2d4b96b34fc" RENAME TO "orders_ByBuyer";
ALTER INDEX "trestle_prepared_8fc427bc0d8e70c0777f" RENAME TO "orders_ByScore";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_prepared_b1797a1ff1db4ef3f5d4" TO "orders_buyer_fkey";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_prepared_57e81d83b9f3666913e7" TO "orders_score_check";
ALTER TABLE "customers" RENAME COLUMN "trestle_prepared_f60afdf063041bf6f6fd" TO "version";
ALTER TABLE "customers" RENAME COLUMN "trestle_prepared_73a85fff96162765b300" TO "mobile";
ALTER TABLE "orders" ALTER COLUMN "score" SET DEFAULT 4;
ALTER TABLE "orders" ALTER COLUMN "score" SET NOT NULL;
ALTER TABLE "orders" DROP CONSTRAINT "trestle_prepared_5c997be5ed833d2f71a9";
ALTER TABLE "customers" ALTER COLUMN "email" SET NOT NULL;
ALTER TABLE "customers" DROP CONSTRAINT "trestle_prepared_d867ca5227bd3241ccb5";
COMMIT;

-- 20260401090000-everything-else, backward
ALTER TABLE "customers" ADD CONSTRAINT "trestle_prepared_37e1e561d0cd1fc2e18c" CHECK (octet_length("trestle_old_5_1") <= 20) NOT VALID;
-- ^ locks ACCESS EXCLUSIVE on "customers", for a moment
ALTER TABLE "customers" VALIDATE CONSTRAINT "trestle_prepared_37e1e561d0cd1fc2e18c";
-- ^ locks SHARE UPDATE EXCLUSIVE on "customers": neither reads nor writes wait
CREATE INDEX CONCURRENTLY "trestle_prepared_468967134e3d45272ec5" ON "orders" ("buyer", "last", "id");
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
CREATE INDEX CONCURRENTLY "trestle_prepared_bc64acb530ed673c7c9e" ON "orders" ("score" NULLS FIRST, "id");
ALTER TABLE "orders" ADD CONSTRAINT "trestle_prepared_de9058da6880245be74a" FOREIGN KEY ("buyer") REFERENCES "customers" ("id") ON DELETE NO ACTION DEFERRABLE NOT VALID;
-- ^ locks SHARE ROW EXCLUSIVE on "orders" and "customers", for a moment
ALTER TABLE "orders" VALIDATE CONSTRAINT "trestle_prepared_de9058da6880245be74a";
-- ^ locks SHARE UPDATE EXCLUSIVE on "orders": neither reads nor writes wait
BEGIN;
LOCK TABLE "customers", "orders" IN ACCESS EXCLUSIVE MODE;
-- ^ locks ACCESS EXCLUSIVE on the tables above, until COMMIT
ALTER TABLE "orders" DROP CONSTRAINT "orders_buyer_fkey";
DROP INDEX "orders_ByBuyer";
DROP INDEX "orders_ByScore";
ALTER TABLE "orders" DROP CONSTRAINT "orders_score_check";
ALTER TABLE "customers" ALTER COLUMN "version" DROP NOT NULL;
ALTER TABLE "customers" ALTER COLUMN "version" DROP DEFAULT;
ALTER TABLE "customers" RENAME COLUMN "version" TO "trestle_old_0_2";
ALTER TABLE "customers" RENAME COLUMN "mobile" TO "trestle_old_6_3";
ALTER INDEX "trestle_prepared_468967134e3d45272ec5" RENAME TO "orders_ByBuyer";
ALTER INDEX "trestle_prepared_bc64acb530ed673c7c9e" RENAME TO "orders_ByScore";
ALTER TABLE "orders" RENAME CONSTRAINT "trestle_prepared_de9058da6880245be74a" TO "orders_buyer_fkey";
ALTER TABLE "customers" RENAME COLUMN "trestle_old_5_1" TO "phone";
ALTER TABLE "customers" RENAME CONSTRAINT "trestle_prepared_37e1e561d0cd1fc2e18c" TO "customers_phone_check";
ALTER TABLE "orders" ALTER COLUMN "score" DROP NOT NULL;
ALTER TABLE "orders" ALTER COLUMN "score" SET DEFAULT 3;
ALTER TABLE "customers" ALTER COLUMN "email" DROP NOT NULL;
COMMIT;

