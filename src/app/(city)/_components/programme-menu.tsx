'use client';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';
import { ProgrammeSwitch } from '@/ui/programme-switch';

/** Which programme the desk works in; choosing another reloads the page in it. */
export function ProgrammeMenu({
  choices,
  currentId,
}: {
  choices: readonly { id: string; name: string; hint: string }[];
  currentId: string;
}) {
  const trpc = useTRPC();
  const choose = useMutation(
    trpc.accounts.chooseProgramme.mutationOptions({ onSuccess: () => window.location.assign('/') }),
  );
  const current = choices.find((choice) => choice.id === currentId);
  if (!current) return null;
  return (
    <ProgrammeSwitch current={current} choices={choices} onChoose={(programmeId) => choose.mutate({ programmeId })} />
  );
}
