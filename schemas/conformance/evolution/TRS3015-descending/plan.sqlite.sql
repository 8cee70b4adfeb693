-- not in a step, forward
DROP INDEX "orders_ByBuyer";
-- ^ locks writers of the file
CREATE INDEX "orders_ByBuyer" ON "orders" ("buyer" DESC, "id");

-- not in a step, backward
DROP INDEX "orders_ByBuyer";
-- ^ locks writers of the file
CREATE INDEX "orders_ByBuyer" ON "orders" ("buyer", "id");

