import { deleteView as contract } from '@/lib/contracts/views';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { deleteView } from '@/server/views/delete-view';

export const POST = route(contract, deleteView);
export const { GET, PUT, PATCH, DELETE } = only('POST');
