import { getMessage as contract } from '@/lib/contracts/messages';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { getMessage } from '@/server/messages/get-message';

export const GET = route(contract, getMessage);
export const { POST, PUT, PATCH, DELETE } = only('GET');
