-- A wholesaler, with spaces in names, texts as keys, a key of two columns and a table without one.
CREATE TABLE [Categories] ([CategoryID] INTEGER PRIMARY KEY, [CategoryName] TEXT NOT NULL, [Description] TEXT, [Picture] BLOB);
CREATE TABLE [Customers] (
    [CustomerID] CHAR(5) PRIMARY KEY NOT NULL, [CompanyName] VARCHAR(40) NOT NULL COLLATE NOCASE, [Contact Name] TEXT, [Region] TEXT, [Postal-Code] TEXT);
CREATE TABLE [Suppliers] ([SupplierID] INTEGER PRIMARY KEY, [CompanyName] TEXT NOT NULL, [HomePage] TEXT);
CREATE TABLE [Products] (
    [ProductID] INTEGER PRIMARY KEY, [ProductName] VARCHAR(40) NOT NULL, [SupplierID] INT REFERENCES [Suppliers], [CategoryID] INT REFERENCES [Categories],
    [UnitPrice] MONEY DEFAULT 0 CHECK ([UnitPrice] >= 0), [UnitsInStock] SMALLINT DEFAULT 0 CHECK ([UnitsInStock] >= 0),
    [Discontinued] BIT NOT NULL DEFAULT 0, [Label] TEXT GENERATED ALWAYS AS ([ProductName] || ' #' || [ProductID]) VIRTUAL,
    CHECK ([UnitPrice] < 1000000 OR [Discontinued] = 1));
CREATE TABLE [Orders] (
    [OrderID] INTEGER PRIMARY KEY, [CustomerID] CHAR(5), [OrderDate] DATE, [ShippedDate] DATE, [Freight] REAL DEFAULT 0,
    FOREIGN KEY ([CustomerID]) REFERENCES [Customers] ([CustomerID]) ON DELETE SET NULL ON UPDATE CASCADE);
CREATE TABLE [Order Details] (
    [OrderID] INTEGER NOT NULL, [ProductID] INTEGER NOT NULL, [UnitPrice] DECIMAL(19,4) NOT NULL, [Quantity] SMALLINT NOT NULL DEFAULT 1, [Discount] REAL NOT NULL,
    PRIMARY KEY ([OrderID], [ProductID]), CHECK ([Discount] >= 0 AND [Discount] <= 1),
    FOREIGN KEY ([OrderID]) REFERENCES [Orders] ([OrderID]) ON DELETE CASCADE, FOREIGN KEY ([ProductID]) REFERENCES [Products] ([ProductID])) WITHOUT ROWID;
CREATE TABLE [Shipments] ([OrderID] INTEGER NOT NULL, [ProductID] INTEGER NOT NULL, [Sent] TIMESTAMP,
    FOREIGN KEY ([ProductID], [OrderID]) REFERENCES [Order Details] ([ProductID], [OrderID]));
CREATE UNIQUE INDEX [CompanyNames] ON [Suppliers] ([CompanyName]);
CREATE INDEX [ByLowerName] ON [Products] (lower([ProductName]));
CREATE INDEX [ByRegion] ON [Customers] ([Region], [Postal-Code] DESC);

INSERT INTO [Categories] VALUES (1, 'Beverages', 'Soft drinks, coffees, teas', X'0001FF'), (2, 'Condiments', NULL, NULL), (3, 'Fromage & «Käse»', '', X'');
INSERT INTO [Customers] WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
    SELECT printf('C%04d', i), 'Company ' || i, CASE WHEN i % 4 THEN 'Mr. ' || i END, CASE WHEN i % 3 THEN 'Region ' || (i % 5) END, printf('%05d', i * 7) FROM n;
INSERT INTO [Suppliers] WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20) SELECT i, 'Supplier ' || i, NULL FROM n;
INSERT INTO [Products] ([ProductID], [ProductName], [SupplierID], [CategoryID], [UnitPrice], [UnitsInStock], [Discontinued])
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 80)
    SELECT i, 'Product ' || i, 1 + i % 20, CASE WHEN i % 9 THEN 1 + i % 3 END, i * 1.25, i % 100, i % 2 FROM n;
INSERT INTO [Orders] WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)
    SELECT 10000 + i, CASE WHEN i % 10 THEN printf('C%04d', 1 + i % 50) END, date('1996-07-04', '+' || i || ' days'), CASE WHEN i % 6 THEN date('1996-07-09', '+' || i || ' days') END, i / 7.0 FROM n;
INSERT INTO [Order Details] WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 240)
    SELECT 10001 + (i / 2), 1 + (i * 3) % 80, (1 + (i * 3) % 80) * 1.25, 1 + i % 30, (i % 5) * 0.05 FROM n WHERE i < 239;
INSERT INTO [Shipments] SELECT [OrderID], [ProductID], '1997-01-01T00:00:00Z' FROM [Order Details] WHERE [OrderID] % 4 = 0;
