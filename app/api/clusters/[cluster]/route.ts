import { getOverview as contract } from '@/lib/contracts/clusters';
import { getOverview } from '@/server/clusters/get-overview';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';

export const GET = route(contract, getOverview);
export const { POST, PUT, PATCH, DELETE } = only('GET');
