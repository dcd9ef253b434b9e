'use client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useTRPC } from '@/trpc/client';
import { ConfirmAct } from '@/ui/confirm-act';
import { useDone } from '@/ui/use-done';

const LOOK_MS = 2_000;

/** Looks again while mails wait, and sends the failed ones again. */
export function LiveWave({ waveId, queued, failed }: { waveId: string; queued: number; failed: number }) {
  const t = useTranslations('claims.waves');
  const router = useRouter();
  const trpc = useTRPC();
  const done = useDone();
  const resend = useMutation(trpc.waves.resendFailed.mutationOptions());
  useEffect(() => {
    if (queued === 0) return;
    const timer = setInterval(() => router.refresh(), LOOK_MS);
    return () => clearInterval(timer);
  }, [queued, router]);
  if (failed === 0) return null;
  return (
    <ConfirmAct
      label={t('resendFailed', { count: failed })}
      title={t('resendFailed', { count: failed })}
      what={t('resendFailedWhat', { count: failed })}
      onConfirm={async () => {
        const { mails } = await resend.mutateAsync({ waveId });
        done(t('resent', { count: mails }));
      }}
    />
  );
}
