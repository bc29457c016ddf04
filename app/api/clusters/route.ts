import { listClusters as contract } from '@/lib/contracts/clusters';
import { listClusters } from '@/server/clusters/list-clusters';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';

export const GET = route(contract, listClusters);
export const { POST, PUT, PATCH, DELETE } = only('GET');
