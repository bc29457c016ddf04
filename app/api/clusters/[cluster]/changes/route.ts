import { listChanges as listing, planChange as planning } from '@/lib/contracts/changes';
import { listChanges } from '@/server/changes/list-changes';
import { planChange } from '@/server/changes/plan-change';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { kinds } from '@/server/kinds';

export const GET = route(listing, listChanges);
export const POST = route(planning, planChange(kinds));
export const { PUT, PATCH, DELETE } = only('POST', 'GET');
