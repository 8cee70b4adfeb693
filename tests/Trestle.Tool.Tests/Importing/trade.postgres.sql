-- The same wholesaler, with its old names kept in quotes.
CREATE TABLE "Categories" ("CategoryID" smallint PRIMARY KEY, "CategoryName" varchar(15) NOT NULL, "Description" text, "Picture" bytea);
CREATE TABLE "Customers" ("CustomerID" char(5) PRIMARY KEY, "CompanyName" varchar(40) NOT NULL, "Contact Name" varchar(30), "Region" varchar(15), "Postal-Code" varchar(10));
CREATE TABLE "Suppliers" ("SupplierID" int PRIMARY KEY, "CompanyName" varchar(40) NOT NULL UNIQUE, "HomePage" xml);
CREATE TABLE "Products" (
    "ProductID" int PRIMARY KEY, "ProductName" varchar(40) NOT NULL, "SupplierID" int REFERENCES "Suppliers", "CategoryID" smallint REFERENCES "Categories",
    "UnitPrice" real DEFAULT 0 CHECK ("UnitPrice" >= 0), "UnitsInStock" smallint DEFAULT 0 CHECK ("UnitsInStock" >= 0), "Discontinued" int NOT NULL DEFAULT 0,
    CHECK ("UnitPrice" < 1000000 OR "Discontinued" = 1));
CREATE TABLE "Orders" (
    "OrderID" int PRIMARY KEY, "CustomerID" char(5) REFERENCES "Customers" ON DELETE SET NULL ON UPDATE CASCADE, "OrderDate" date, "ShippedDate" date,
    "Freight" double precision DEFAULT 'NaN');
CREATE TABLE "Order Details" (
    "OrderID" int NOT NULL REFERENCES "Orders" ON DELETE CASCADE, "ProductID" int NOT NULL REFERENCES "Products", "UnitPrice" numeric(19,4) NOT NULL,
    "Quantity" smallint NOT NULL DEFAULT 1, "Discount" double precision NOT NULL CHECK ("Discount" BETWEEN 0 AND 1), PRIMARY KEY ("OrderID", "ProductID"));
CREATE TABLE "Shipments" ("OrderID" int NOT NULL, "ProductID" int NOT NULL, "Sent" timestamptz,
    FOREIGN KEY ("ProductID", "OrderID") REFERENCES "Order Details" ("ProductID", "OrderID"));
CREATE INDEX "ByRegion" ON "Customers" ("Region", "Postal-Code" DESC);

INSERT INTO "Categories" VALUES (1, 'Beverages', 'Soft drinks, coffees, teas', '\x0001FF'), (2, 'Condiments', NULL, NULL), (3, 'Käse', '', '');
INSERT INTO "Customers" SELECT 'C' || lpad(i::text, 4, '0'), 'Company ' || i, CASE WHEN i % 4 <> 0 THEN 'Mr. ' || i END, CASE WHEN i % 3 <> 0 THEN 'Region ' || i % 5 END, lpad((i * 7)::text, 5, '0')
    FROM generate_series(1, 50) i;
INSERT INTO "Suppliers" SELECT i, 'Supplier ' || i, CASE WHEN i % 2 = 0 THEN '<a>1</a>'::xml END FROM generate_series(1, 20) i;
INSERT INTO "Products" SELECT i, 'Product ' || i, 1 + i % 20, CASE WHEN i % 9 <> 0 THEN 1 + i % 3 END, i * 1.25, i % 100, i % 2 FROM generate_series(1, 80) i;
INSERT INTO "Orders" SELECT 10000 + i, CASE WHEN i % 10 <> 0 THEN 'C' || lpad((1 + i % 50)::text, 4, '0') END, date '1996-07-04' + i, CASE WHEN i % 6 <> 0 THEN date '1996-07-09' + i END, i / 7.0
    FROM generate_series(1, 120) i;
INSERT INTO "Order Details" SELECT 10001 + i / 2, 1 + (i * 3) % 80, (1 + (i * 3) % 80) * 1.25, 1 + i % 30, (i % 5) * 0.05 FROM generate_series(1, 238) i;
INSERT INTO "Shipments" SELECT "OrderID", "ProductID", '1997-01-01T00:00:00Z' FROM "Order Details" WHERE "OrderID" % 4 = 0;
