import { listTopics as contract } from '@/lib/contracts/topics';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { listTopics } from '@/server/topics/list-topics';

export const GET = route(contract, listTopics);
export const { POST, PUT, PATCH, DELETE } = only('GET');
