'use client';
import { Modal, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { ROLE_REASONS, type RoleReason } from '@/modules/accounts/account.rules';
import { ROLES, type UserListed } from '@/modules/accounts/account.schema';
import { mustHaveSecondFactor } from '@/modules/accounts/second-factor.rules';
import { useTRPC } from '@/trpc/client';
import { useDone } from '@/ui/use-done';
import { ReasonedAct, type Why } from './reasoned-act';
import { StructureSelect } from './structure-select';
import { placeOf, useUserConflict } from './use-user-conflict';

type Wanted = { role: UserListed['role']; structureId: string | null };

/** Gives an account another role; its sign-ins end. The dialog of a change made meanwhile comes in its place. */
export function ChangeRole({ row, onClose }: { row: UserListed; onClose: () => void }) {
  const t = useTranslations('accounts.changeRole');
  const roles = useTranslations('common.role');
  const trpc = useTRPC();
  const router = useRouter();
  const done = useDone();
  const [wanted, setWanted] = useState<Wanted>({ role: row.role, structureId: row.structure?.id ?? null });
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const why = useRef<Why<RoleReason>>({ reason: ROLE_REASONS[0] });
  const set = useMutation(trpc.accounts.changeRole.mutationOptions());
  const { run, dialog } = useUserConflict(row, (version) =>
    set.mutateAsync({ userId: row.id, version, ...wanted, ...why.current }),
  );
  const structureMissing = wanted.role === 'LEADER' && wanted.structureId === null;
  const submit = async (given: Why<RoleReason>) => {
    setTried(true);
    if (structureMissing) return;
    why.current = given;
    setPending(true);
    setError(null);
    try {
      const changed = await run(placeOf(row), { role: wanted.role });
      onClose();
      if (changed) done(t('done', { name: row.name, role: roles(wanted.role) }));
      else router.refresh();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Modal opened={dialog === null} onClose={onClose} title={t('title', { name: row.name })}>
        <ReasonedAct
          what={
            <>
              <p style={{ margin: 0 }}>{t('what')}</p>
              {wanted.role !== row.role && mustHaveSecondFactor(wanted.role) ? (
                <p style={{ margin: '8px 0 0' }}>{t('factor')}</p>
              ) : null}
            </>
          }
          reasons={ROLE_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          words={{ reason: t('reason'), note: t('note'), noteHelp: t('noteHelp'), submit: t('submit') }}
          pending={pending}
          error={error}
          onCancel={onClose}
          onSubmit={(given) => void submit(given)}
        >
          <RoleFields row={row} wanted={wanted} setWanted={setWanted} missing={tried && structureMissing} />
        </ReasonedAct>
      </Modal>
      {dialog}
    </>
  );
}

type FieldsProps = { row: UserListed; wanted: Wanted; setWanted: (wanted: Wanted) => void; missing: boolean };

function RoleFields({ row, wanted, setWanted, missing }: FieldsProps) {
  const t = useTranslations('accounts.changeRole');
  const roles = useTranslations('common.role');
  const structureOf = (role: Wanted['role']) => (role === 'LEADER' ? (row.structure?.id ?? null) : null);
  return (
    <div style={{ display: 'grid', gap: 12, marginBottom: 12 }}>
      <Select
        label={t('role')}
        allowDeselect={false}
        data={ROLES.map((value) => ({ value, label: roles(value) }))}
        value={wanted.role}
        onChange={(value) => {
          const role = ROLES.find((known) => known === value);
          if (role) setWanted({ role, structureId: structureOf(role) });
        }}
      />
      {wanted.role === 'LEADER' ? (
        <StructureSelect
          value={wanted.structureId}
          onChange={(structureId) => setWanted({ role: 'LEADER', structureId })}
          error={missing}
          name={row.structure?.name}
        />
      ) : null}
    </div>
  );
}
