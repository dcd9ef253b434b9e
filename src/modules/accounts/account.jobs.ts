import { defineJob } from '@/platform/queue';
import { sweepAccountsType } from './account.job-types';
import { sweepAccounts } from './sweep-accounts';

const SYSTEM = { kind: 'system', name: 'upkeep', programmeId: null } as const;

export const sweepAccountsJob = defineJob(sweepAccountsType, () => sweepAccounts(SYSTEM, {}));
