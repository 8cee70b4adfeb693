-- A shop of music, in the style of programs of the two thousands: names in capitals, NVARCHAR, NUMERIC, unenforced types.
CREATE TABLE "Artist" ("ArtistId" INTEGER NOT NULL, "Name" NVARCHAR(120), CONSTRAINT "PK_Artist" PRIMARY KEY ("ArtistId"));
CREATE TABLE "Album" (
    "AlbumId" INTEGER NOT NULL, "Title" NVARCHAR(160) NOT NULL, "ArtistId" INTEGER NOT NULL,
    CONSTRAINT "PK_Album" PRIMARY KEY ("AlbumId"),
    FOREIGN KEY ("ArtistId") REFERENCES "Artist" ("ArtistId") ON DELETE NO ACTION ON UPDATE NO ACTION);
CREATE TABLE "Genre" ("GenreId" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "Name" NVARCHAR(120) NOT NULL DEFAULT 'Rock', UNIQUE ("Name"));
CREATE TABLE "MediaType" ("MediaTypeId" INTEGER NOT NULL PRIMARY KEY, "Name" NVARCHAR(120));
CREATE TABLE "Track" (
    "TrackId" INTEGER NOT NULL PRIMARY KEY, "Name" NVARCHAR(200) NOT NULL, "AlbumId" INTEGER, "MediaTypeId" INTEGER NOT NULL, "GenreId" INTEGER,
    "Composer" NVARCHAR(220), "Milliseconds" INTEGER NOT NULL CHECK ("Milliseconds" > 0), "Bytes" INTEGER, "UnitPrice" NUMERIC(10,2) NOT NULL DEFAULT 0.99,
    "Sample" BLOB,
    FOREIGN KEY ("AlbumId") REFERENCES "Album" ("AlbumId") ON DELETE SET NULL,
    FOREIGN KEY ("GenreId") REFERENCES "Genre" ("GenreId"), FOREIGN KEY ("MediaTypeId") REFERENCES "MediaType" ("MediaTypeId"));
CREATE TABLE "Playlist" ("PlaylistId" INTEGER NOT NULL PRIMARY KEY, "Name" NVARCHAR(120));
CREATE TABLE "PlaylistTrack" (
    "PlaylistId" INTEGER NOT NULL, "TrackId" INTEGER NOT NULL, CONSTRAINT "PK_PlaylistTrack" PRIMARY KEY ("PlaylistId", "TrackId"),
    FOREIGN KEY ("PlaylistId") REFERENCES "Playlist" ("PlaylistId") ON DELETE CASCADE,
    FOREIGN KEY ("TrackId") REFERENCES "Track" ("TrackId") ON DELETE CASCADE);
CREATE TABLE "Employee" (
    "EmployeeId" INTEGER NOT NULL PRIMARY KEY, "LastName" NVARCHAR(20) NOT NULL, "FirstName" NVARCHAR(20) NOT NULL, "ReportsTo" INTEGER,
    "BirthDate" DATETIME, "IsActive" BOOLEAN NOT NULL DEFAULT 1, FOREIGN KEY ("ReportsTo") REFERENCES "Employee" ("EmployeeId"));
CREATE TABLE "Invoice" (
    "InvoiceId" INTEGER NOT NULL PRIMARY KEY, "EmployeeId" INTEGER NOT NULL REFERENCES "Employee", "InvoiceDate" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "BillingCountry" NVARCHAR(40), "Total" NUMERIC(10,2) NOT NULL CHECK ("Total" BETWEEN 0 AND 100000));
CREATE INDEX "IFK_AlbumArtistId" ON "Album" ("ArtistId");
CREATE INDEX "IFK_TrackAlbumId" ON "Track" ("AlbumId", "Name");
CREATE INDEX "IDX_InvoiceDate" ON "Invoice" ("InvoiceDate" DESC);
CREATE INDEX "IDX_Costly" ON "Invoice" ("Total") WHERE "Total" >= 10 AND "BillingCountry" IS NOT NULL;
CREATE VIEW "Totals" AS SELECT "BillingCountry", sum("Total") AS "Sum" FROM "Invoice" GROUP BY 1;
CREATE TRIGGER "Audit" AFTER DELETE ON "Invoice" BEGIN DELETE FROM "PlaylistTrack" WHERE 0; END;

INSERT INTO "Artist" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
    SELECT i, CASE WHEN i % 7 = 0 THEN NULL ELSE 'Artist ' || i || CASE WHEN i % 5 = 0 THEN ' Ünïcødé ☃' ELSE '' END END FROM n;
INSERT INTO "Album" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) SELECT i, 'Album "' || i || '"', 1 + i % 40 FROM n;
INSERT INTO "Genre" ("GenreId", "Name") VALUES (1, 'Rock'), (2, 'Jazz'), (3, 'R&B / Soul'), (9, '');
INSERT INTO "MediaType" VALUES (1, 'MPEG audio file'), (2, NULL);
INSERT INTO "Track" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
    SELECT i, 'Track ' || i, CASE WHEN i % 11 = 0 THEN NULL ELSE 1 + i % 60 END, 1 + i % 2, CASE i % 4 WHEN 0 THEN NULL WHEN 3 THEN 9 ELSE i % 4 END,
        CASE WHEN i % 3 = 0 THEN 'It''s by ' || i END, 1000 * i, 4294967296 + i, CASE WHEN i % 10 = 0 THEN 1.99 ELSE 0.99 END,
        CASE WHEN i % 6 = 0 THEN randomblob(i % 20) END FROM n;
INSERT INTO "Playlist" VALUES (1, 'All'), (2, 'None'), (-3, 'Odd');
INSERT INTO "PlaylistTrack" SELECT 1, "TrackId" FROM "Track" UNION ALL SELECT -3, "TrackId" FROM "Track" WHERE "TrackId" % 2 = 1;
INSERT INTO "Employee" VALUES
    (1, 'Adams', 'Andrew', NULL, '1962-02-18 00:00:00', 1), (2, 'Edwards', 'Nancy', 1, '1958-12-08 13:14:15.123456', 1), (3, 'Peacock', 'Jane', 2, NULL, 0);
INSERT INTO "Invoice" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
    SELECT i, 1 + i % 3, datetime('2009-01-01', '+' || i || ' days', '+' || i || ' minutes'), CASE WHEN i % 5 THEN 'Country ' || (i % 9) END, i * 0.33 FROM n;
