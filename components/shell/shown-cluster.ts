import type { Environment } from '../ui/env-tag.tsx';

/** Who gets here without signing in. */
export type Reach = 'this-machine' | 'network';

/** What every page of a cluster shows of it; from the configuration, so it is there when no broker is. */
export interface ShownCluster {
  name: string;
  label: string;
  environment: Environment;
  readOnly: boolean;
}
