-- A file of notes as the first version of this program wrote it, before the first step of Notes.migrations was followed by others.
PRAGMA foreign_keys = OFF;
PRAGMA journal_mode = WAL;
BEGIN TRANSACTION;
CREATE TABLE "drafts" (
  "id" INTEGER NOT NULL,
  "body" TEXT NOT NULL,
  CONSTRAINT "drafts_pkey" PRIMARY KEY ("id")
);
INSERT INTO "drafts" VALUES(1,'Something about soil');
CREATE TABLE "labels" (
  "note" INTEGER NOT NULL,
  "label" TEXT NOT NULL CONSTRAINT "labels_label_check" CHECK (length(CAST("label" AS BLOB)) <= 60),
  "writtenAt" INTEGER NOT NULL,
  CONSTRAINT "labels_pkey" PRIMARY KEY ("note", "label"),
  CONSTRAINT "labels_note_fkey" FOREIGN KEY ("note") REFERENCES "notes" ("id") ON DELETE CASCADE
);
INSERT INTO "labels" VALUES(1,'todo',1744443000000000);
INSERT INTO "labels" VALUES(2,'recipe',1744567200000000);
INSERT INTO "labels" VALUES(3,'todo',1745140500000000);
CREATE TABLE "notebooks" (
  "id" INTEGER NOT NULL,
  "name" TEXT NOT NULL CONSTRAINT "notebooks_name_check" CHECK (length(CAST("name" AS BLOB)) <= 100),
  CONSTRAINT "notebooks_pkey" PRIMARY KEY ("id")
);
INSERT INTO "notebooks" VALUES(1,'garden');
INSERT INTO "notebooks" VALUES(2,'kitchen');
CREATE TABLE "notes" (
  "version" INTEGER NOT NULL DEFAULT 0,
  "id" INTEGER NOT NULL,
  "notebook" INTEGER NOT NULL,
  "writtenAt" INTEGER NOT NULL,
  "editedAt" INTEGER,
  "body" TEXT NOT NULL,
  CONSTRAINT "notes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "notes_notebook_fkey" FOREIGN KEY ("notebook") REFERENCES "notebooks" ("id") ON DELETE NO ACTION
);
INSERT INTO "notes" VALUES(1,1,1,1744443000000000,NULL,'Sow tomatoes indoors
Twelve pots, by the south window.');
INSERT INTO "notes" VALUES(2,2,2,1744567200000000,1744613100000000,'Sourdough, third try
Less water.
Longer in the cold.');
INSERT INTO "notes" VALUES(1,3,2,1745140500000000,NULL,'Order flour');
CREATE TABLE trestle_catalog (id INTEGER PRIMARY KEY CHECK (id = 1), format INTEGER NOT NULL, generation INTEGER NOT NULL, schema TEXT NOT NULL);
INSERT INTO "trestle_catalog" VALUES(1,1,1,'{"schema":"Notes","tables":[{"id":"0d4bb0f3-7a5c-4a19-9d0e-5a5f0a0b7c21","name":"drafts","record":"Draft","serialization":"flatbuffers","key":["id"],"fields":[{"name":"id","tag":1,"type":"int32","generate":"sequence"},{"name":"body","tag":2,"type":"string"}]},{"id":"37e2f417-a80c-479c-8f1e-b667be6e594f","name":"labels","record":"NoteLabel","serialization":"flatbuffers","key":["note","label"],"fields":[{"name":"note","tag":1,"type":"int32"},{"name":"label","tag":2,"type":"string(60)"},{"name":"writtenAt","tag":3,"type":"timestamp"}],"indexes":[{"id":"926bec75-64a4-4295-8f3b-4fd60559b436","name":"ByLabel","parts":[{"field":"label"},{"field":"writtenAt","desc":true}]}],"references":[{"name":"note","fields":["note"],"to":"60fe6e41-d6ea-49d7-961b-a162b4c119ad","onDelete":"cascade"}]},{"id":"60fe6e41-d6ea-49d7-961b-a162b4c119ad","name":"notes","record":"Note","serialization":"flatbuffers","versioned":true,"key":["id"],"fields":[{"name":"id","tag":1,"type":"int32","generate":"sequence"},{"name":"notebook","tag":2,"type":"int32"},{"name":"writtenAt","tag":3,"type":"timestamp"},{"name":"editedAt","tag":4,"type":"timestamp","nullable":true},{"name":"body","tag":7,"type":"string"}],"indexes":[{"id":"78050ae4-dbef-48a0-81fe-11b321dcf9fe","name":"ByTime","parts":[{"field":"writtenAt","desc":true}]},{"id":"a427e16a-0927-4629-8c79-9ef4f6a0218f","name":"ByNotebook","parts":[{"field":"notebook"},{"field":"writtenAt","desc":true}]}],"references":[{"name":"notebook","fields":["notebook"],"to":"afec52de-5968-4874-983f-0c6992fe4e53","onDelete":"restrict"}]},{"id":"afec52de-5968-4874-983f-0c6992fe4e53","name":"notebooks","record":"Notebook","serialization":"flatbuffers","key":["id"],"fields":[{"name":"id","tag":1,"type":"int32","generate":"sequence"},{"name":"name","tag":2,"type":"string(100)"}]}]}');
CREATE TABLE trestle_sequences (id BLOB PRIMARY KEY, last INTEGER NOT NULL);
CREATE INDEX "labels_ByLabel" ON "labels" ("label", "writtenAt" DESC, "note");
CREATE INDEX "notes_ByTime" ON "notes" ("writtenAt" DESC, "id");
CREATE INDEX "notes_ByNotebook" ON "notes" ("notebook", "writtenAt" DESC, "id");
COMMIT;
