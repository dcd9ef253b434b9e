'use client';
import { Progress, Radio, Stack, Text } from '@mantine/core';
import {
  IconCalendarEvent,
  IconFileDownload,
  IconHeartHandshake,
  IconHomeHeart,
  IconScan,
  IconTicket,
  IconUserStar,
  IconUsers,
} from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { type ImportKind, structureIn } from '@/modules/imports/import.rules';
import { templateAddress } from '@/modules/imports/templates/template-address.rules';
import { FileDrop } from '@/ui/file-drop';
import { FormError } from '@/ui/form-error';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import { useUpload } from '@/ui/use-upload';
import { PickStructure } from '../../_components/pick-structure';
import classes from './imports.module.css';

export type KindOffered = {
  readonly kind: ImportKind;
  readonly fields: readonly { readonly name: string; readonly required: boolean }[];
};
type Props = { kinds: readonly KindOffered[]; first: ImportKind; maxMegabytes: number };

const ICONS = {
  SESSIONS: IconCalendarEvent,
  TICKETS: IconTicket,
  STRUCTURES: IconHomeHeart,
  BENEFICIARIES: IconUsers,
  GROUP_LEADERS: IconUserStar,
  DEMANDS: IconHeartHandshake,
  SCANS: IconScan,
} as const;
const answer = z.object({ importId: z.uuid() });

/** What the file holds, whose list it is, then the file: it leaves at once and opens its own page. */
export function NewImport({ kinds, first, maxMegabytes }: Props) {
  const t = useTranslations('imports.new');
  const router = useRouter();
  const [kind, setKind] = useState<ImportKind>(first);
  const [structureId, setStructureId] = useState<string | null>(null);
  const { send, sending, error } = useUpload('/api/uploads', (body) => {
    router.push(`/imports/${answer.parse(body).importId}`);
  });
  const place = structureIn(kind);
  const wanting = place === 'always' && !structureId;
  return (
    <Panel title={t('title')}>
      <Stack gap="sm">
        <Radio.Group label={t('kind')} value={kind} onChange={(value) => setKind(value as ImportKind)}>
          <div className={classes.kinds}>
            {kinds.map((offered) => (
              <KindCard key={offered.kind} kind={offered.kind} disabled={sending !== null} />
            ))}
          </div>
        </Radio.Group>
        <Expected fields={kinds.find((offered) => offered.kind === kind)?.fields ?? []} />
        <TemplateLink kind={kind} />
        {place === 'never' ? null : (
          <PickStructure
            value={structureId}
            onChange={setStructureId}
            {...(place === 'may-be' && { optional: { label: t('ofOne'), hint: t('ofOneHint') } })}
          />
        )}
        <FormError error={error} />
        {sending ? <Sending {...sending} /> : null}
        {!sending && wanting ? (
          <Text size="sm" c="dimmed">
            {t('pickFirst')}
          </Text>
        ) : null}
        {sending || wanting ? null : (
          <FileDrop
            accept={['.csv', '.xlsx']}
            maxMegabytes={maxMegabytes}
            onFile={(file) => void send(file, { kind, structureId: place === 'never' ? null : structureId })}
          />
        )}
      </Stack>
    </Panel>
  );
}

function KindCard({ kind, disabled }: { kind: ImportKind; disabled: boolean }) {
  const t = useTranslations('imports');
  const Icon = ICONS[kind];
  return (
    <Radio.Card value={kind} className={classes.kind} disabled={disabled} aria-label={t(`kinds.${kind}`)}>
      <Icon size={22} stroke={1.7} aria-hidden="true" />
      <span>
        <strong>{t(`kinds.${kind}`)}</strong>
        <small>{t(`new.explain.${kind}`)}</small>
      </span>
    </Radio.Card>
  );
}

function Expected({ fields }: { fields: KindOffered['fields'] }) {
  const t = useTranslations('imports');
  const words = t as unknown as (key: string) => string;
  return (
    <section aria-label={t('new.columns')}>
      <p className={classes.expected}>{t('new.columns')}</p>
      <ul className={classes.columns}>
        {fields.map(({ name, required }) => (
          <li key={name} className={required ? classes.required : undefined}>
            {words(`fields.${name}`)}
          </li>
        ))}
      </ul>
      <p className={classes.expected}>{t('new.columnsHint')}</p>
    </section>
  );
}

/** The empty table of that kind, for whoever has no file yet. */
function TemplateLink({ kind }: { kind: ImportKind }) {
  const t = useTranslations('imports');
  return (
    <a
      href={templateAddress(kind)}
      download
      className={classes.template}
      aria-label={`${t('new.template')}, ${t(`kinds.${kind}`)}`}
    >
      <IconFileDownload size={20} stroke={1.7} aria-hidden="true" />
      <span>
        <strong>{t('new.template')}</strong>
        <small>{t('new.templateHint')}</small>
      </span>
    </a>
  );
}

function Sending({ name, share }: { name: string; share: number }) {
  const t = useTranslations('imports.new');
  const { percent } = useFormat();
  const there = share >= 1;
  return (
    <div className={classes.sending} role="status">
      <p>{there ? t('received') : t('sending', { name })}</p>
      <Progress value={share * 100} animated={there} aria-label={t('sending', { name })} />
      <Text size="xs" c="dimmed" mt={4}>
        {t('percent', { percent: percent(share, 0) })}
      </Text>
    </div>
  );
}
