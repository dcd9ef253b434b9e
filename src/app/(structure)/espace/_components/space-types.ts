import type { RouterOutputs } from '@/trpc/outputs';

export type Outing = RouterOutputs['space']['outing'];
export type OutingTicket = Outing['tickets'][number];
export type PersonChoice = RouterOutputs['people']['choices'][number];
export type Person = RouterOutputs['people']['list']['rows'][number];
export type GroupLeaderCard = RouterOutputs['people']['leaders'][number];
