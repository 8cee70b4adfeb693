/// <summary>Every kind of key, index and reference; and "quotes", &lt;angles&gt; &amp; 'apostrophes'.</summary>
public sealed partial class EverythingDb : global::Trestle.Database<EverythingReadTransaction, EverythingWriteTransaction>
{
    EverythingDb(global::Trestle.Storage.StoreEngine engine) : base(engine) { }

    /// <summary>
    /// Opens the database in a store, and creates it there if it is new. The caller disposes it. Throws
    /// <see cref="global::Trestle.SchemaMismatchException"/> when the store holds something else.
    /// </summary>
    public static EverythingDb Open(global::Trestle.Storage.Store store)
    {
        global::System.ArgumentNullException.ThrowIfNull(store);
        return new(store.Open(global::Trestle.Generated.Tests.EverythingSchema.Shape, static tables => global::Trestle.Generated.Tests.EverythingSchema.Visit(tables)));
    }

    /// <inheritdoc/>
    protected override void Visit(global::Trestle.Layout.ITableVisitor tables) => global::Trestle.Generated.Tests.EverythingSchema.Visit(tables);
}

/// <summary>A snapshot of the database <see cref="EverythingDb"/>. It, its tables and its views live until it ends.</summary>
public readonly struct EverythingReadTransaction : global::Trestle.Layout.ITransaction<EverythingReadTransaction>
{
    readonly global::Trestle.Storage.StoreTransaction transaction;
    readonly long ticket;

    EverythingReadTransaction(global::Trestle.Storage.StoreTransaction transaction)
    {
        this.transaction = transaction;
        ticket = transaction.Ticket;
    }

    static EverythingReadTransaction global::Trestle.Layout.ITransaction<EverythingReadTransaction>.Over(global::Trestle.Storage.StoreTransaction transaction) => new(transaction);

    /// <summary>
    /// Who owns things.
    /// On two lines. Declared in <c>everything.schema.yaml</c>.
    /// </summary>
    public AccountReader Accounts =>
        transaction.Accessor(ticket, 0) as AccountReader ?? transaction.Keep(0, new AccountReader(transaction));

    /// <summary>The table <c>events</c>. Declared in <c>everything.schema.yaml</c>.</summary>
    public EventReader Events =>
        transaction.Accessor(ticket, 1) as EventReader ?? transaction.Keep(1, new EventReader(transaction));

    /// <summary>Fields whose names mean something else to C# or to the emitters. Declared in <c>everything.schema.yaml</c>.</summary>
    public NameReader Names =>
        transaction.Accessor(ticket, 2) as NameReader ?? transaction.Keep(2, new NameReader(transaction));

    /// <summary>The table <c>notes</c>. Declared in <c>everything.schema.yaml</c>.</summary>
    public NoteReader Notes =>
        transaction.Accessor(ticket, 3) as NoteReader ?? transaction.Keep(3, new NoteReader(transaction));

    /// <summary>Ends the transaction; what was not committed is undone. More than once does no harm.</summary>
    public void Dispose() => transaction?.End(ticket);

    /// <summary>As <see cref="Dispose"/>, without blocking while a server answers.</summary>
    public global::System.Threading.Tasks.ValueTask DisposeAsync() => transaction?.EndAsync(ticket) ?? default;
}

/// <summary>A write transaction of the database <see cref="EverythingDb"/>. It, its tables and its views live until it ends.</summary>
public readonly struct EverythingWriteTransaction : global::Trestle.Layout.ITransaction<EverythingWriteTransaction>
{
    readonly global::Trestle.Storage.StoreTransaction transaction;
    readonly long ticket;

    EverythingWriteTransaction(global::Trestle.Storage.StoreTransaction transaction)
    {
        this.transaction = transaction;
        ticket = transaction.Ticket;
    }

    static EverythingWriteTransaction global::Trestle.Layout.ITransaction<EverythingWriteTransaction>.Over(global::Trestle.Storage.StoreTransaction transaction) => new(transaction);

    /// <summary>
    /// Who owns things.
    /// On two lines. Declared in <c>everything.schema.yaml</c>.
    /// </summary>
    public AccountTable Accounts =>
        transaction.Accessor(ticket, 0) as AccountTable ?? transaction.Keep(0, new AccountTable(transaction));

    /// <summary>The table <c>events</c>. Declared in <c>everything.schema.yaml</c>.</summary>
    public EventTable Events =>
        transaction.Accessor(ticket, 1) as EventTable ?? transaction.Keep(1, new EventTable(transaction));

    /// <summary>Fields whose names mean something else to C# or to the emitters. Declared in <c>everything.schema.yaml</c>.</summary>
    public NameTable Names =>
        transaction.Accessor(ticket, 2) as NameTable ?? transaction.Keep(2, new NameTable(transaction));

    /// <summary>The table <c>notes</c>. Declared in <c>everything.schema.yaml</c>.</summary>
    public NoteTable Notes =>
        transaction.Accessor(ticket, 3) as NoteTable ?? transaction.Keep(3, new NoteTable(transaction));

    /// <summary>Makes everything written visible and, as far as the store's profile promises, durable; ends the transaction.</summary>
    public void Commit() => transaction.Commit(ticket);

    /// <summary>As <see cref="Commit"/>, without blocking while a server answers.</summary>
    public global::System.Threading.Tasks.ValueTask CommitAsync(global::System.Threading.CancellationToken cancellationToken = default) => transaction.CommitAsync(ticket, cancellationToken);

    /// <summary>Starts a part that can be undone alone: disposing it without <c>Release</c> undoes what came after it.</summary>
    public global::Trestle.Storage.Savepoint Savepoint() => transaction.Savepoint(ticket);

    /// <summary>As <see cref="Savepoint"/>, without blocking while a server answers.</summary>
    public global::System.Threading.Tasks.ValueTask<global::Trestle.Storage.Savepoint> SavepointAsync(
        global::System.Threading.CancellationToken cancellationToken = default) =>
        transaction.SavepointAsync(ticket, cancellationToken);

    /// <summary>Ends the transaction; what was not committed is undone. More than once does no harm.</summary>
    public void Dispose() => transaction?.End(ticket);

    /// <summary>As <see cref="Dispose"/>, without blocking while a server answers.</summary>
    public global::System.Threading.Tasks.ValueTask DisposeAsync() => transaction?.EndAsync(ticket) ?? default;
}

/// <summary>The schema <c>Everything</c> as plain data.</summary>
public static class EverythingSchema
{
    /// <summary>Tables, fields, indexes and references, by their identities and names.</summary>
    public static global::Trestle.Layout.SchemaShape Shape => global::Trestle.Layout.ParsedSchema<EverythingDb>.Of(Json);

    static global::System.ReadOnlySpan<byte> Json => """{"schema":"Everything","enums":[{"name":"Color","members":[{"name":"red","value":-1},{"name":"green","value":0},{"name":"blue","value":1}]}],"structs":[{"name":"Address","fields":[{"name":"street","tag":1,"type":"string(100)"},{"name":"city","tag":2,"type":"string(100)","nullable":true},{"name":"tint","tag":3,"type":"Color"}]}],"tables":[{"id":"11111111-0000-4000-8000-000000000001","name":"accounts","record":"Account","serialization":"flatbuffers","versioned":true,"key":["id"],"fields":[{"name":"id","tag":1,"type":"uuid","generate":"uuidv7"},{"name":"email","tag":2,"type":"string(60)"},{"name":"nickname","tag":3,"type":"string(30)","nullable":true},{"name":"score","tag":4,"type":"int32","default":0},{"name":"address","tag":5,"type":"Address","nullable":true},{"name":"tags","tag":6,"type":"list<string>"}],"indexes":[{"id":"11111111-0000-4000-8000-000000000011","name":"ByEmail","parts":[{"field":"email"}],"unique":true},{"id":"11111111-0000-4000-8000-000000000012","name":"ByNickname","parts":[{"field":"nickname"}],"unique":true},{"id":"11111111-0000-4000-8000-000000000013","name":"ByScore","parts":[{"field":"score","desc":true},{"field":"email"}],"include":["nickname"]}]},{"id":"11111111-0000-4000-8000-000000000002","name":"events","record":"Event","serialization":"flatbuffers","key":["account","number"],"fields":[{"name":"account","tag":1,"type":"uuid"},{"name":"number","tag":2,"type":"int64"},{"name":"at","tag":3,"type":"timestamp"},{"name":"color","tag":4,"type":"Color","nullable":true},{"name":"text","tag":5,"type":"string"}],"indexes":[{"id":"11111111-0000-4000-8000-000000000021","name":"ByTime","parts":[{"field":"at","desc":true}]},{"id":"11111111-0000-4000-8000-000000000022","name":"ByColor","parts":[{"field":"color"},{"field":"number"}],"include":["at"]},{"id":"11111111-0000-4000-8000-000000000023","name":"Late","parts":[{"field":"number"}],"where":[{"field":"at","op":">=","value":1767225600000000},{"field":"color","op":"!=","value":-1},{"field":"text","op":"!=","value":""}]}],"references":[{"name":"account","fields":["account"],"to":"11111111-0000-4000-8000-000000000001","onDelete":"cascade"}]},{"id":"11111111-0000-4000-8000-000000000003","name":"notes","record":"Note","serialization":"flatbuffers","key":["id"],"fields":[{"name":"id","tag":1,"type":"int32","generate":"sequence"},{"name":"account","tag":2,"type":"uuid","nullable":true},{"name":"number","tag":3,"type":"int64","nullable":true},{"name":"author","tag":4,"type":"uuid","nullable":true},{"name":"body","tag":5,"type":"json"}],"indexes":[{"id":"11111111-0000-4000-8000-000000000031","name":"ByEvent","parts":[{"field":"account"},{"field":"number","desc":true}]},{"id":"11111111-0000-4000-8000-000000000032","name":"Orphans","parts":[{"field":"id"}],"where":[{"field":"account","op":"==","value":null},{"field":"author","op":"!=","value":null}]}],"references":[{"name":"author","fields":["author"],"to":"11111111-0000-4000-8000-000000000001","onDelete":"restrict"},{"name":"event","fields":["account","number"],"to":"11111111-0000-4000-8000-000000000002","onDelete":"setNull"}]},{"id":"11111111-0000-4000-8000-000000000004","name":"names","record":"Name","serialization":"flatbuffers","key":["class","from"],"fields":[{"name":"class","tag":1,"type":"string(20)"},{"name":"from","tag":2,"type":"string(20)"},{"name":"to","tag":3,"type":"int32"},{"name":"first","tag":4,"type":"int32"},{"name":"last","tag":5,"type":"int32"},{"name":"row","tag":6,"type":"int32"},{"name":"view","tag":7,"type":"int32"},{"name":"writer","tag":8,"type":"int32"},{"name":"low","tag":9,"type":"int32"},{"name":"high","tag":10,"type":"int32"},{"name":"event","tag":11,"type":"int32"},{"name":"key","tag":12,"type":"int32"},{"name":"value","tag":13,"type":"int32"},{"name":"index","tag":14,"type":"int32"},{"name":"hasNull","tag":15,"type":"int32"},{"name":"parts","tag":16,"type":"int32"},{"name":"included","tag":17,"type":"int32"},{"name":"transaction","tag":18,"type":"int32"},{"name":"field","tag":19,"type":"int32"},{"name":"patch","tag":20,"type":"int32","default":0},{"name":"set","tag":21,"type":"int32","default":0},{"name":"change","tag":22,"type":"int64","nullable":true},{"name":"operand","tag":23,"type":"list<string>","nullable":true},{"name":"column","tag":24,"type":"map<string, int64>","nullable":true},{"name":"by","tag":25,"type":"bytes","nullable":true},{"name":"optional","tag":26,"type":"decimal(9,2)","nullable":true},{"name":"values","tag":27,"type":"string","nullable":true},{"name":"entry","tag":28,"type":"map<string, timestamp>","nullable":true}],"indexes":[{"id":"11111111-0000-4000-8000-000000000041","name":"ByRange","parts":[{"field":"from"},{"field":"to"},{"field":"first"},{"field":"last"},{"field":"low"},{"field":"high"}],"unique":true},{"id":"11111111-0000-4000-8000-000000000042","name":"ByLocals","parts":[{"field":"row"},{"field":"view"},{"field":"writer"},{"field":"key"},{"field":"value"},{"field":"to"}],"unique":true,"include":["parts","included"]},{"id":"11111111-0000-4000-8000-000000000043","name":"ByKeywords","parts":[{"field":"event"},{"field":"class"},{"field":"field","desc":true}],"include":["index","transaction","hasNull"]}]}],"docs":{"11111111-0000-4000-8000-000000000001":{"":"Who owns things.\u000aOn two lines.\u000a"},"11111111-0000-4000-8000-000000000002":{"1":"The owner."},"11111111-0000-4000-8000-000000000004":{"":"Fields whose names mean something else to C# or to the emitters."}}}"""u8;

    /// <summary>Shows every table's layout to a store.</summary>
    internal static void Visit(global::Trestle.Layout.ITableVisitor tables)
    {
        tables.Visit<AccountLayout, Account, global::System.Guid>();
        tables.Visit<EventLayout, Event, EventKey>();
        tables.Visit<NameLayout, Name, NameKey>();
        tables.Visit<NoteLayout, Note, int>();
    }
}
