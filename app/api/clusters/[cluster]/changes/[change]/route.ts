import { getChange as contract } from '@/lib/contracts/changes';
import { getChange } from '@/server/changes/get-change';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';

export const GET = route(contract, getChange);
export const { POST, PUT, PATCH, DELETE } = only('GET');
