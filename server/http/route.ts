import 'server-only';
import type { Contract, InputOf, ReplyOf } from '../../lib/contracts/contract.ts';
import { type CtxOf, exchange, type Handler } from './exchange.ts';
import { doneReply, jsonReply } from './reply.ts';

/** A route handler that answers with one JSON reply: `export const GET = route(listTopicsContract, listTopics)`. */
export function route<C extends Contract>(
  contract: C,
  verb: (ctx: CtxOf<C>, input: InputOf<C>) => Promise<ReplyOf<C>> | ReplyOf<C>,
): Handler {
  return exchange(contract, async ({ request, ctx, input }) => {
    const reply = contract.reply.parse(await verb(ctx, input));
    return contract.method === 'GET' ? jsonReply(request, reply) : doneReply(reply, contract.status ?? 200);
  });
}
