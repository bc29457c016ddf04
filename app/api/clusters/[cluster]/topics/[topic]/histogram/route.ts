import { getHistogram as contract } from '@/lib/contracts/histogram';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { getHistogram } from '@/server/messages/get-histogram';

export const GET = route(contract, getHistogram);
export const { POST, PUT, PATCH, DELETE } = only('GET');
