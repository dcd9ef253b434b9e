import { defineJob } from '@/platform/queue';
import { sendResetType, sweepAccountsType } from './account.job-types';
import { sendReset } from './send-reset';
import { sweepAccounts } from './sweep-accounts';

const SYSTEM = { kind: 'system', name: 'upkeep', programmeId: null } as const;

export const sweepAccountsJob = defineJob(sweepAccountsType, () => sweepAccounts(SYSTEM, {}));

const RECOVERY = { kind: 'system', name: 'recovery', programmeId: null } as const;

export const sendResetJob = defineJob(sendResetType, ({ userId }) => sendReset(RECOVERY, { userId }));
