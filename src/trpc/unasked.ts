import { TRPCError } from '@trpc/server';
import type { TRPCRequestInfo } from '@trpc/server/http';

/** A procedure that asks nothing is told nothing: an input beside it is refused, like an extra field is. */
export async function refuseUnasked({ calls }: TRPCRequestInfo): Promise<void> {
  for (const { procedure, getRawInput } of calls) {
    const asked: { inputs?: readonly unknown[] } = procedure?._def ?? {};
    if (asked.inputs?.length !== 0 || (await getRawInput()) === undefined) continue;
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'common/invalid-input' });
  }
}
