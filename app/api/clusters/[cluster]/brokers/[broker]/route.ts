import { getBroker as contract } from '@/lib/contracts/brokers';
import { getBroker } from '@/server/brokers/get-broker';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';

export const GET = route(contract, getBroker);
export const { POST, PUT, PATCH, DELETE } = only('GET');
