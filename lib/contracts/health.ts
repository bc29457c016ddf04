import { z } from 'zod';
import { instant, noQuery } from './common.ts';
import { contract } from './contract.ts';

export const getHealth = contract({
  method: 'GET',
  path: '/health',
  summary: 'The console itself is up',
  params: z.object({}),
  query: noQuery,
  reply: z.object({ status: z.literal('ok'), version: z.string(), startedAt: instant }),
});
