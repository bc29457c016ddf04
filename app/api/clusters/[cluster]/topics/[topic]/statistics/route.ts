import { getStatistics as contract } from '@/lib/contracts/statistics';
import { ndjson } from '@/server/http/ndjson';
import { only } from '@/server/http/only';
import { getStatistics } from '@/server/messages/get-statistics';

export const GET = ndjson(contract, getStatistics);
export const { POST, PUT, PATCH, DELETE } = only('GET');
