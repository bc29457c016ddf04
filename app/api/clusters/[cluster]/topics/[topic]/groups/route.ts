import { getTopicGroups as contract } from '@/lib/contracts/topics';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { getTopicGroups } from '@/server/topics/get-topic-groups';

export const GET = route(contract, getTopicGroups);
export const { POST, PUT, PATCH, DELETE } = only('GET');
