import { getClusterHealth as contract } from '@/lib/contracts/health';
import { getClusterHealth } from '@/server/clusters/get-cluster-health';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';

export const GET = route(contract, getClusterHealth);
export const { POST, PUT, PATCH, DELETE } = only('GET');
