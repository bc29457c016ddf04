import { listGroups as contract } from '@/lib/contracts/groups';
import { listGroups } from '@/server/groups/list-groups';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';

export const GET = route(contract, listGroups);
export const { POST, PUT, PATCH, DELETE } = only('GET');
