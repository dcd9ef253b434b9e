import {
  IconAlertCircle,
  IconArrowsDiff,
  IconCheck,
  IconCircle,
  IconCircleCheck,
  IconClockExclamation,
  IconHourglass,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './status-badge.module.css';

export type Tone = 'neutral' | 'pending' | 'info' | 'yes' | 'act' | 'no' | 'gap';

const ICONS = {
  neutral: IconCircle,
  pending: IconHourglass,
  info: IconCheck,
  yes: IconCircleCheck,
  act: IconClockExclamation,
  no: IconAlertCircle,
  gap: IconArrowsDiff,
} as const;

/** A state by colour, icon and word, always the three. `icon` replaces the one of the tone (15 px). */
export function StatusBadge({ tone, icon, children }: { tone: Tone; icon?: ReactNode; children: ReactNode }) {
  const Icon = ICONS[tone];
  return (
    <span className={`${classes.root} ${classes[tone]}`}>
      {icon ?? <Icon size={14} stroke={2} aria-hidden="true" />}
      {children}
    </span>
  );
}
