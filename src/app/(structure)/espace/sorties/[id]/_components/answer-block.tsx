'use client';
import { NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/trpc/client';
import { ActionBar } from '@/ui/action-bar';
import { BigButton } from '@/ui/big-button';
import { ConfirmAct } from '@/ui/confirm-act';
import { FormError } from '@/ui/form-error';
import { useDone } from '@/ui/use-done';
import { useFormat } from '@/ui/use-format';
import classes from '../../../_components/space.module.css';
import type { Outing } from '../../../_components/space-types';

/** Yes or no to the places proposed (rule 16). */
export function AnswerBlock({ page, structure }: { page: Outing; structure: string }) {
  const t = useTranslations('claims.outing');
  const space = useTranslations('claims.space');
  const f = useFormat();
  const trpc = useTRPC();
  const done = useDone();
  const { outing, can, formulas } = page;
  const [keep, setKeep] = useState(formulas.quantity);
  const { allocationId } = outing;
  const accept = useMutation(trpc.allocation.confirm.mutationOptions({ onSuccess: () => done(t('accepted')) }));
  const decline = useMutation(trpc.allocation.decline.mutationOptions());
  const count = outing.seats;
  const part = keep < formulas.quantity;
  return (
    <>
      <section className={classes.block}>
        <div className={classes.blockHead}>
          <h2>{space('seats', { count })}</h2>
          <span>{outing.code}</span>
        </div>
        <p className={classes.hint}>
          {t(outing.offer ? 'offeredText' : 'proposedText', { structure, deadline: f.deadlineWords(outing.confirmBy) })}
        </p>
        {formulas.quantity > 1 ? <KeepPart formulas={formulas} keep={keep} onKeep={setKeep} /> : null}
      </section>
      <FormError error={accept.error} />
      <ActionBar>
        <ConfirmAct
          label={t('decline')}
          title={t('declineTitle')}
          what={t('declineWhat', { count })}
          danger
          button={{ variant: 'default', fullWidth: true, h: 56, fz: 16, radius: 14 }}
          onConfirm={async () => {
            await decline.mutateAsync({ allocationId });
            window.location.assign('/espace/sorties');
          }}
        />
        <BigButton
          look="act"
          disabled={!can.answer}
          loading={accept.isPending}
          onClick={() => accept.mutate(part ? { allocationId, keep } : { allocationId })}
        >
          {part ? t('acceptPart', { count: keep, of: formulas.quantity }) : t('accept', { count })}
        </BigButton>
      </ActionBar>
    </>
  );
}

type Keep = { formulas: Outing['formulas']; keep: number; onKeep: (keep: number) => void };

/** All of the places, or some of the whole groups: a group is never split (rule 15). */
function KeepPart({ formulas: { size, quantity }, keep, onKeep }: Keep) {
  const t = useTranslations('claims.outing');
  const choices = Array.from({ length: quantity }, (_, i) => quantity - i);
  return (
    <NativeSelect
      label={t('keepTitle')}
      description={t('keepHint', { size })}
      value={String(keep)}
      onChange={(event) => onKeep(Number(event.currentTarget.value))}
      data={choices.map((groups) => ({
        value: String(groups),
        label: t(size === 1 ? 'keepSolo' : 'keepOne', { keep: groups, size, people: groups * size }),
      }))}
      size="md"
      p="0 16px 16px"
    />
  );
}
