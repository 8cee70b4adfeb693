// What the benchmarks do, as a C program does it straight on liblmdb: whole loops, so that nothing of .NET is in their time.
// Functions return a sum or a count, or an error, which is negative.
#include <lmdb.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ID_SIZE = 16, ACCOUNT_SIZE = 16, FIELD_IN_VALUE = 20, TREES = 3 };

struct row {
    uint8_t id[ID_SIZE], account[40], serial[12];
    uint32_t length;
    uint8_t value[200];
};

struct file {
    MDB_env *env;
    MDB_dbi rows, account, serial, covering;
    MDB_txn *read;
};

#define TRY(call) do { int code_ = (call); if (code_) return code_ < 0 ? code_ : -code_; } while (0)

static int open_trees(struct file *file, const char *const names[TREES]) {
    MDB_txn *txn;
    TRY(mdb_txn_begin(file->env, NULL, 0, &txn));
    TRY(mdb_dbi_open(txn, names[0], MDB_CREATE, &file->rows));
    TRY(mdb_dbi_open(txn, names[1], MDB_CREATE, &file->account));
    TRY(mdb_dbi_open(txn, names[2], MDB_CREATE, &file->serial));
    return mdb_txn_commit(txn);
}

int bench_open(const char *path, unsigned flags, const char *const names[TREES], struct file **opened) {
    struct file *file = calloc(1, sizeof *file);
    TRY(mdb_env_create(&file->env));
    TRY(mdb_env_set_mapsize(file->env, (size_t)64 << 30));
    TRY(mdb_env_set_maxdbs(file->env, 32));
    TRY(mdb_env_open(file->env, path, MDB_NOSUBDIR | MDB_NOTLS | flags, 0600));
    TRY(open_trees(file, names));
    *opened = file;
    return 0;
}

int bench_begin_read(struct file *file) {
    TRY(mdb_txn_begin(file->env, NULL, MDB_RDONLY, &file->read));
    return 0;
}

void bench_end_read(struct file *file) {
    mdb_txn_abort(file->read);
    file->read = NULL;
}

void bench_close(struct file *file) {
    mdb_env_close(file->env);
    free(file);
}

static int64_t get(struct file *file, const uint8_t *id) {
    MDB_val key = { ID_SIZE, (void *)id }, value;
    int code = mdb_get(file->read, file->rows, &key, &value);
    return code ? code : ((const uint8_t *)value.mv_data)[FIELD_IN_VALUE];
}

int64_t bench_get_each(struct file *file, const uint8_t *ids, size_t count) {
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t field = get(file, ids + i * ID_SIZE);
        if (field < 0)
            return field;
        sum += field;
    }
    return sum;
}

int64_t bench_renew_get_reset(struct file *file, const uint8_t *ids, size_t count) {
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        mdb_txn_reset(file->read);
        TRY(mdb_txn_renew(file->read));
        int64_t field = get(file, ids + i * ID_SIZE);
        if (field < 0)
            return field;
        sum += field;
    }
    return sum;
}

int64_t bench_scan(struct file *file) {
    MDB_cursor *cursor;
    MDB_val key, value;
    int64_t sum = 0;
    TRY(mdb_cursor_open(file->read, file->rows, &cursor));
    while (mdb_cursor_get(cursor, &key, &value, MDB_NEXT) == 0)
        sum += ((const uint8_t *)value.mv_data)[FIELD_IN_VALUE];
    mdb_cursor_close(cursor);
    return sum;
}

// Along the index by account: to the first entry of each, and on while it is the account's, with the row of each entry.
int64_t bench_ranges(struct file *file, const uint8_t *accounts, size_t count, int limit) {
    MDB_cursor *cursor;
    int64_t seen = 0;
    TRY(mdb_cursor_open(file->read, file->account, &cursor));
    for (size_t i = 0; i < count; i++) {
        const uint8_t *account = accounts + i * ACCOUNT_SIZE;
        MDB_val key = { ACCOUNT_SIZE, (void *)account }, value;
        int code = mdb_cursor_get(cursor, &key, &value, MDB_SET_RANGE);
        for (int left = limit; code == 0 && left > 0 && !memcmp(key.mv_data, account, ACCOUNT_SIZE); left--) {
            int64_t field = get(file, (const uint8_t *)key.mv_data + key.mv_size - ID_SIZE);
            if (field < 0)
                return field;
            seen++;
            code = mdb_cursor_get(cursor, &key, &value, MDB_NEXT);
        }
    }
    mdb_cursor_close(cursor);
    return seen;
}

// Opens the index by account that carries a field along.
int bench_open_covering(struct file *file, const char *name) {
    MDB_txn *txn;
    TRY(mdb_txn_begin(file->env, NULL, 0, &txn));
    TRY(mdb_dbi_open(txn, name, 0, &file->covering));
    return mdb_txn_commit(txn);
}

// As bench_ranges along that index, and no further than its entries.
int64_t bench_entries(struct file *file, const uint8_t *accounts, size_t count, int limit) {
    MDB_cursor *cursor;
    int64_t seen = 0;
    TRY(mdb_cursor_open(file->read, file->covering, &cursor));
    for (size_t i = 0; i < count; i++) {
        const uint8_t *account = accounts + i * ACCOUNT_SIZE;
        MDB_val key = { ACCOUNT_SIZE, (void *)account }, value;
        int code = mdb_cursor_get(cursor, &key, &value, MDB_SET_RANGE);
        for (int left = limit; code == 0 && left > 0 && !memcmp(key.mv_data, account, ACCOUNT_SIZE); left--) {
            seen += value.mv_size > 0;
            code = left > 1 ? mdb_cursor_get(cursor, &key, &value, MDB_NEXT) : MDB_NOTFOUND;
        }
    }
    mdb_cursor_close(cursor);
    return seen;
}

static int put(MDB_txn *txn, MDB_dbi tree, const void *key, size_t key_size, const void *data, size_t size, unsigned flags) {
    MDB_val k = { key_size, (void *)key }, v = { size, (void *)data };
    return mdb_put(txn, tree, &k, &v, flags);
}

static int insert(struct file *file, MDB_txn *txn, const struct row *row) {
    TRY(put(txn, file->rows, row->id, ID_SIZE, row->value, row->length, MDB_NOOVERWRITE));
    TRY(put(txn, file->account, row->account, sizeof row->account, NULL, 0, 0));
    return put(txn, file->serial, row->serial, sizeof row->serial, row->id, ID_SIZE, MDB_NOOVERWRITE);
}

static int insert_row(struct file *file, MDB_txn *txn, const struct row *row) {
    return put(txn, file->rows, row->id, ID_SIZE, row->value, row->length, MDB_NOOVERWRITE);
}

static int replace(struct file *file, MDB_txn *txn, const struct row *row) {
    MDB_val key = { ID_SIZE, (void *)row->id }, value;
    TRY(mdb_get(txn, file->rows, &key, &value));
    return put(txn, file->rows, row->id, ID_SIZE, row->value, row->length, 0);
}

typedef int write_row(struct file *, MDB_txn *, const struct row *);

static int64_t write_rows(struct file *file, const struct row *rows, size_t count, size_t per_commit, write_row *write) {
    for (size_t i = 0; i < count;) {
        MDB_txn *txn;
        TRY(mdb_txn_begin(file->env, NULL, 0, &txn));
        for (size_t end = i + per_commit < count ? i + per_commit : count; i < end; i++) {
            int code = write(file, txn, rows + i);
            if (code) {
                mdb_txn_abort(txn);
                return code;
            }
        }
        TRY(mdb_txn_commit(txn));
    }
    return (int64_t)count;
}

// A row and its entries in both indexes.
int64_t bench_insert(struct file *file, const struct row *rows, size_t count, size_t per_commit) {
    return write_rows(file, rows, count, per_commit, insert);
}

// A row of a table without indexes.
int64_t bench_insert_rows(struct file *file, const struct row *rows, size_t count, size_t per_commit) {
    return write_rows(file, rows, count, per_commit, insert_row);
}

int64_t bench_replace(struct file *file, const struct row *rows, size_t count, size_t per_commit) {
    return write_rows(file, rows, count, per_commit, replace);
}
