import type { Kysely } from 'kysely';
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
};
