import { accountsRouter } from '@/modules/accounts/account.router';
import { router } from './init';

export const appRouter = router({
  accounts: accountsRouter,
});

export type AppRouter = typeof appRouter;
