import { trace as contract } from '@/lib/contracts/trace';
import { ndjson } from '@/server/http/ndjson';
import { only } from '@/server/http/only';
import { trace } from '@/server/messages/trace';

export const GET = ndjson(contract, trace);
export const { POST, PUT, PATCH, DELETE } = only('GET');
