import { listMessages as listing } from '@/lib/contracts/messages';
import { produce as producing } from '@/lib/contracts/produce';
import { ndjson } from '@/server/http/ndjson';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { listMessages } from '@/server/messages/list-messages';
import { produce } from '@/server/messages/produce';

export const GET = ndjson(listing, listMessages);
export const POST = route(producing, produce);
export const { PUT, PATCH, DELETE } = only('GET', 'POST');
