import type { RouterOutputs } from '@/trpc/outputs';

export type Held = RouterOutputs['holder']['held'];
export type HeldOuting = Held['outings'][number];
export type HeldTicket = HeldOuting['tickets'][number];
