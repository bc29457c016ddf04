import { getBrokerLogDirs as contract } from '@/lib/contracts/brokers';
import { getBrokerLogDirs } from '@/server/brokers/get-broker-log-dirs';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';

export const GET = route(contract, getBrokerLogDirs);
export const { POST, PUT, PATCH, DELETE } = only('GET');
