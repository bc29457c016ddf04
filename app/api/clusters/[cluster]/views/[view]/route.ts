import { updateView as contract } from '@/lib/contracts/views';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { updateView } from '@/server/views/update-view';

export const POST = route(contract, updateView);
export const { GET, PUT, PATCH, DELETE } = only('POST');
