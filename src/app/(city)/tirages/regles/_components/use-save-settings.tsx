'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useConflict } from '@/app/_components/use-conflict';
import { NO_WHY, type Why, whyInput } from '@/app/(city)/_components/why-fields';
import type { DrawSettings } from '@/modules/allocation/draw-rules/draw-rules.schema';
import { useTRPC } from '@/trpc/client';

/** Saves caps and weights on the version they were read at; two editors are shown each other's changes. */
export function useSaveSettings(version: number, settings: DrawSettings) {
  const t = useTranslations('quotas.settings');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const client = useQueryClient();
  const change = useMutation(trpc.drawRules.change.mutationOptions());
  // Why they change goes with each writing of them, also with that after a choice.
  const why = useRef<Why>(NO_WHY);
  const named = (name: keyof DrawSettings) => ({ label: t(name) });
  const { run, dialog } = useConflict<DrawSettings, unknown>({
    fields: {
      seatsPerStructure: named('seatsPerStructure'),
      seatsPerTurn: named('seatsPerTurn'),
      sharePercent: named('sharePercent'),
      seatsPerHead: named('seatsPerHead'),
      base: named('base'),
      servedBefore: named('servedBefore'),
      declined: named('declined'),
      noShow: named('noShow'),
      tag: named('tag'),
      improve: { label: t('improve'), show: (on) => common(on ? 'yes' : 'no') },
    },
    reread: async () => {
      const now = await client.fetchQuery({ ...trpc.drawRules.page.queryOptions(), staleTime: 0 });
      return { version: now.version, values: now.settings };
    },
    send: (values, seen) => change.mutateAsync({ ...values, version: seen, ...whyInput(why.current) }),
  });
  const save = (mine: DrawSettings, reasoned: Why) => {
    why.current = reasoned;
    return run({ version, values: settings }, mine);
  };
  return { save, dialog };
}
