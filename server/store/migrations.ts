import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Every change of the schema, oldest first; what has been released is never edited. */
export const migrations: Record<string, Migration> = {
  '0001-cluster-identity': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('cluster_identity')
        .addColumn('cluster', 'text', (column) => column.notNull())
        .addColumn('kafka_cluster_id', 'text', (column) => column.notNull())
        .addColumn('first_seen', 'integer', (column) => column.notNull())
        .addColumn('last_seen', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('cluster_identity_key', ['cluster', 'kafka_cluster_id'])
        .execute();
    },
  },
  '0002-changes': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('change')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('cluster', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('summary', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('actor', 'text', (column) => column.notNull())
        .addColumn('at', 'integer', (column) => column.notNull())
        .addColumn('planned_at', 'integer', (column) => column.notNull())
        .addColumn('expires_at', 'integer', (column) => column.notNull())
        .addColumn('applied_at', 'integer')
        .addColumn('ended_at', 'integer')
        .addColumn('undo_of', 'text')
        .addColumn('undone_by', 'text')
        .addColumn('undo_reason', 'text')
        .addColumn('digest', 'text', (column) => column.notNull())
        .addColumn('effects', 'integer', (column) => column.notNull())
        .addColumn('plan', 'text', (column) => column.notNull())
        .addColumn('results', 'text', (column) => column.notNull())
        .addColumn('error', 'text')
        .addColumn('sealed', 'text')
        .execute();
      await db.schema.createIndex('change_by_time').on('change').columns(['cluster', 'at']).execute();
      await db.schema
        .createTable('change_resource')
        .addColumn('change_id', 'text', (column) => column.notNull().references('change.id').onDelete('cascade'))
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('type', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('change_resource_key', ['change_id', 'position'])
        .execute();
      await db.schema.createIndex('change_by_resource').on('change_resource').columns(['name']).execute();
      await db.schema
        .createTable('audit')
        .addColumn('cluster', 'text', (column) => column.notNull())
        .addColumn('seq', 'integer', (column) => column.notNull())
        .addColumn('at', 'integer', (column) => column.notNull())
        .addColumn('change_id', 'text', (column) => column.notNull())
        .addColumn('phase', 'text', (column) => column.notNull())
        .addColumn('actor', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addColumn('previous', 'text', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('audit_key', ['cluster', 'seq'])
        .execute();
      await db.schema.createIndex('audit_by_change').on('audit').columns(['change_id', 'phase']).execute();
      for (const deed of ['update', 'delete']) {
        await sql`create trigger ${sql.ref(`audit_no_${deed}`)} before ${sql.raw(deed)} on audit
          begin select raise(abort, 'The audit log is only ever added to.'); end`.execute(db);
      }
    },
  },
  '0003-saved-views': {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable('saved_view')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('cluster', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('path', 'text', (column) => column.notNull())
        .addColumn('saved_at', 'integer', (column) => column.notNull())
        .addUniqueConstraint('saved_view_name', ['cluster', 'name'])
        .execute();
    },
  },
};
