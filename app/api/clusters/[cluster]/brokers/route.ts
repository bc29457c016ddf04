import { listBrokers as contract } from '@/lib/contracts/brokers';
import { listBrokers } from '@/server/brokers/list-brokers';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';

export const GET = route(contract, listBrokers);
export const { POST, PUT, PATCH, DELETE } = only('GET');
