'use client';
import { IconRefreshAlert } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { useDomainError } from '@/ui/domain-error';
import { Notice } from '@/ui/notice';

/** Why an accepted import waits again: the base moved, and this is the new difference; or what refused it, while that lasts. */
export function BaseMoved({ found }: { found: Pick<RouterOutputs['imports']['read'], 'failure'> }) {
  const t = useTranslations('imports.difference');
  const say = useDomainError();
  if (!found.failure) return null;
  const moved = found.failure.code === 'imports/base-moved';
  return (
    <div role="status">
      <Notice icon={<IconRefreshAlert size={20} aria-hidden="true" />}>
        <strong>{t(moved ? 'movedTitle' : 'refusedTitle')}</strong>{' '}
        {say({ data: { domain: { ...found.failure, kind: 'conflict' } } })}
      </Notice>
    </div>
  );
}
