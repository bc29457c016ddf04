import type { Environment } from '../ui/env-tag.tsx';

/** What every page of a cluster shows of it; from the configuration, so it is there when no broker is. */
export interface ShownCluster {
  name: string;
  label: string;
  environment: Environment;
  readOnly: boolean;
}
