import type { BoundFormat } from '@/ui/bind-format';
import { capital } from '@/ui/format';

const DAY = 86_400_000;

/** Until when a thing can be done, as its card says it; urgent on its last day. */
export function dueWords(format: BoundFormat, before: Date) {
  return {
    when: capital(format.deadlineWords(before)),
    left: format.relative(before),
    urgent: before.getTime() - format.now.getTime() < DAY,
  };
}
