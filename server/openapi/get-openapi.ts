import 'server-only';
import type { ReplyOf } from '@/lib/contracts/contract';
import type { getOpenApi as contract } from '@/lib/contracts/openapi';
import packageJson from '@/package.json';
import { authorize } from '../access/authorize.ts';
import type { Ctx } from '../access/ctx.ts';
import { contracts } from './contracts.ts';
import { openApiDocument } from './document.ts';

/** The API's own description, made from the contracts that parse it. */
export function getOpenApi(ctx: Ctx): ReplyOf<typeof contract> {
  authorize(ctx, 'view', { kind: 'console' });
  return { ...openApiDocument(contracts, packageJson.version) };
}
