import { router, signedIn } from '@/trpc/init';

export const accountsRouter = router({
  me: signedIn.query(({ ctx }) => ctx.account),
});
