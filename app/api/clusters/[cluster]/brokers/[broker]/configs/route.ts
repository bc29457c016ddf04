import { getBrokerConfigs as contract } from '@/lib/contracts/brokers';
import { getBrokerConfigs } from '@/server/brokers/get-broker-configs';
import { only } from '@/server/http/only';
import { route } from '@/server/http/route';

export const GET = route(contract, getBrokerConfigs);
export const { POST, PUT, PATCH, DELETE } = only('GET');
