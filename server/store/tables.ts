/** The store's tables as Kysely sees them. Integers are bigint. */
export interface Tables {
  cluster_identity: ClusterIdentityTable;
}

interface ClusterIdentityTable {
  /** The cluster's name in the configuration. */
  cluster: string;
  kafka_cluster_id: string;
  /** Milliseconds since 1970. */
  first_seen: bigint;
  last_seen: bigint;
}
