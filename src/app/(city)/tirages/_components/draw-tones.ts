import type { Tone } from '@/ui/status-badge';

export const DRAW_TONES: Record<'PROPOSED' | 'PUBLISHED' | 'DISCARDED', Tone> = {
  PROPOSED: 'act',
  PUBLISHED: 'yes',
  DISCARDED: 'neutral',
};

/** A trial: there is nothing to publish of it. */
export const isKept = (draw: { readonly committed: boolean; readonly state: string }): boolean =>
  !draw.committed && draw.state === 'PROPOSED';
