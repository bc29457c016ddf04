import { undoChange as contract } from '@/lib/contracts/changes';
import { undoChange } from '@/server/changes/undo-change';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { kinds } from '@/server/kinds';

export const POST = route(contract, undoChange(kinds));
export const { GET, PUT, PATCH, DELETE } = only('POST');
