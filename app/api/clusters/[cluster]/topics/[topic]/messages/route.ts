import { listMessages as contract } from '@/lib/contracts/messages';
import { ndjson } from '@/server/http/ndjson';
import { only } from '@/server/http/only';
import { listMessages } from '@/server/messages/list-messages';

export const GET = ndjson(contract, listMessages);
export const { POST, PUT, PATCH, DELETE } = only('GET');
