import type { z } from 'zod';
import { getTopic, getTopicConfigs, getTopicGroups, getTopicPartitions, listTopics } from '../contracts/topics.ts';
import { resource, slowPollMs } from './resource.ts';

export const topicsQuery = (cluster: string, query: Partial<z.output<typeof listTopics.query>>) =>
  resource(listTopics, { cluster }, query);

export const topicQuery = (cluster: string, topic: string) => resource(getTopic, { cluster, topic });

export const topicPartitionsQuery = (cluster: string, topic: string) =>
  resource(getTopicPartitions, { cluster, topic });

export const topicConfigsQuery = (cluster: string, topic: string) =>
  resource(getTopicConfigs, { cluster, topic }, {}, slowPollMs);

export const topicGroupsQuery = (cluster: string, topic: string) => resource(getTopicGroups, { cluster, topic });
