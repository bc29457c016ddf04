import { getTopicConfigs as contract } from '@/lib/contracts/topics';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { getTopicConfigs } from '@/server/topics/get-topic-configs';

export const GET = route(contract, getTopicConfigs);
export const { POST, PUT, PATCH, DELETE } = only('GET');
