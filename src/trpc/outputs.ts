import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from './router';

/** What each procedure answers, for the props of screens: `RouterOutputs['sessions']['list']`. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;
