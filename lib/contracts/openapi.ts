import { z } from 'zod';
import { noQuery } from './common.ts';
import { contract } from './contract.ts';

export const getOpenApi = contract({
  method: 'GET',
  path: '/openapi.json',
  summary: 'This document',
  params: z.object({}),
  query: noQuery,
  reply: z.looseObject({ openapi: z.string() }),
});
