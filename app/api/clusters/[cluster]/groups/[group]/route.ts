import { getGroup as contract } from '@/lib/contracts/groups';
import { getGroup } from '@/server/groups/get-group';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';

export const GET = route(contract, getGroup);
export const { POST, PUT, PATCH, DELETE } = only('GET');
