-- not in a step, forward
DROP INDEX "orders_ByBuyer";
-- ^ locks writers of the file
CREATE INDEX "buyers_ByName" ON "buyers" ("name", "id");

-- not in a step, backward
DROP INDEX "buyers_ByName";
-- ^ locks writers of the file
CREATE INDEX "orders_ByBuyer" ON "orders" ("buyer", "id");

