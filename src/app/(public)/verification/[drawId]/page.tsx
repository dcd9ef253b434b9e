import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { footLinks } from '@/app/_components/foot-links';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { holds } from '@/modules/allocation/draw-standing.rules';
import { serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { Panel } from '@/ui/panel';
import { PublicShell } from '@/ui/public-shell';
import classes from './_components/verification.module.css';
import { VerifyPanel } from './_components/verify-panel';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('draw.verify'))('page') };
}

/** For everybody: what was published before a draw, what came of it, and the draw made again in the visitor's browser. */
export default async function VerificationPage({ params }: { params: Promise<{ drawId: string }> }) {
  const { drawId } = await params;
  const published = await (await serverCaller()).allocation.publishedDraw({ drawId });
  const t = await getTranslations('draw.verify');
  const { dateTime } = await getFormat(published.timeZone);
  const facts = [
    { label: t('commitment'), said: published.commitment },
    { label: t('fingerprint'), said: published.inputHash },
    { label: t('generator'), said: published.generator },
    ...(published.publicValue === null ? [] : [{ label: t('value'), said: published.publicValue }]),
  ];
  return (
    <Messages of={['draw', 'ui']} timeZone={published.timeZone}>
      <PublicShell
        brand={published.senderName}
        title={t('page')}
        context={published.programme}
        overlap={false}
        footLinks={await footLinks()}
      >
        <Stacked>
          <Panel title={t(`state.${published.outcome ?? published.state}`)}>
            <p>{t('made', { at: dateTime(published.createdAt) })}</p>
            <p>{t('waited', { what: published.publicWhat, at: dateTime(published.publicAt) })}</p>
            {published.moved ? <p>{holds(published.moved) ? t('replaced') : t('moved', published.moved)}</p> : null}
            <dl className={classes.facts}>
              {facts.map(({ label, said }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd className={classes.code}>{said}</dd>
                </div>
              ))}
            </dl>
          </Panel>
          {published.state === 'DRAWN' ? <VerifyPanel published={published} /> : null}
        </Stacked>
      </PublicShell>
    </Messages>
  );
}
