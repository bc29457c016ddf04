import type { z } from 'zod';
import { getBroker, getBrokerConfigs, getBrokerLogDirs, listBrokers } from '../contracts/brokers.ts';
import { resource, slowPollMs } from './resource.ts';

export const brokersQuery = (cluster: string, query: Partial<z.output<typeof listBrokers.query>> = {}) =>
  resource(listBrokers, { cluster }, query);

export const brokerQuery = (cluster: string, broker: number) => resource(getBroker, { cluster, broker });

export const brokerConfigsQuery = (cluster: string, broker: number) =>
  resource(getBrokerConfigs, { cluster, broker }, {}, slowPollMs);

export const brokerLogDirsQuery = (cluster: string, broker: number) => resource(getBrokerLogDirs, { cluster, broker });
