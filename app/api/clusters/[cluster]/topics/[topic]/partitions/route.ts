import { getTopicPartitions as contract } from '@/lib/contracts/topics';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';
import { getTopicPartitions } from '@/server/topics/get-topic-partitions';

export const GET = route(contract, getTopicPartitions);
export const { POST, PUT, PATCH, DELETE } = only('GET');
