import { getGroupLag as contract } from '@/lib/contracts/groups';
import { getGroupLag } from '@/server/groups/get-group-lag';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';

export const GET = route(contract, getGroupLag);
export const { POST, PUT, PATCH, DELETE } = only('GET');
