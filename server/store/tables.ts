/** The store's tables as Kysely sees them. Integers are bigint, times milliseconds since 1970. */
export interface Tables {
  cluster_identity: ClusterIdentityTable;
  change: ChangeTable;
  change_resource: ChangeResourceTable;
  audit: AuditTable;
  saved_view: SavedViewTable;
}

interface ClusterIdentityTable {
  /** The cluster's name in the configuration. */
  cluster: string;
  kafka_cluster_id: string;
  first_seen: bigint;
  last_seen: bigint;
}

export interface ChangeTable {
  id: string;
  cluster: string;
  kind: string;
  title: string;
  summary: string;
  state: 'planned' | 'stale' | 'applying' | 'applied' | 'partly' | 'failed' | 'unknown';
  actor: string;
  /** When it was applied; until then, when it was planned. */
  at: bigint;
  planned_at: bigint;
  expires_at: bigint;
  applied_at: bigint | null;
  ended_at: bigint | null;
  undo_of: string | null;
  undone_by: string | null;
  /** Why it can't be taken back; null when it can. */
  undo_reason: string | null;
  digest: string;
  /** How many rows the plan has. */
  effects: bigint;
  /** JSON: what people see of the plan. */
  plan: string;
  /** JSON: the effects' results. */
  results: string;
  /** JSON: the failure of the whole. */
  error: string | null;
  /** What apply and undo need, encrypted. */
  sealed: string | null;
}

interface ChangeResourceTable {
  change_id: string;
  position: bigint;
  type: 'topic' | 'group';
  name: string;
}

export interface AuditTable {
  cluster: string;
  seq: bigint;
  at: bigint;
  change_id: string;
  phase: 'intent' | 'result';
  actor: string;
  kind: string;
  title: string;
  /** JSON without secrets. */
  body: string;
  previous: string;
  hash: string;
}

export interface SavedViewTable {
  id: string;
  cluster: string;
  name: string;
  /** What follows the cluster in the page's address. */
  path: string;
  saved_at: bigint;
}
