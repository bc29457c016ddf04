import { getTopic as contract } from '@/lib/contracts/topics';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { getTopic } from '@/server/topics/get-topic';

export const GET = route(contract, getTopic);
export const { POST, PUT, PATCH, DELETE } = only('GET');
