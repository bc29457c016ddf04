import { applyChange as contract } from '@/lib/contracts/changes';
import { applyChange } from '@/server/changes/apply-change';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { kinds } from '@/server/kinds';

export const POST = route(contract, applyChange(kinds));
export const { GET, PUT, PATCH, DELETE } = only('POST');
