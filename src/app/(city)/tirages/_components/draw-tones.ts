import type { Tone } from '@/ui/status-badge';

export const DRAW_TONES: Record<'PROPOSED' | 'PUBLISHED' | 'DISCARDED', Tone> = {
  PROPOSED: 'act',
  PUBLISHED: 'yes',
  DISCARDED: 'neutral',
};
