import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { PageTitle } from '@/ui/page-title';
import { Panel } from '@/ui/panel';
import { CertificateActions } from '../_components/certificate-actions';
import { dateWithYear } from '../_components/date-with-year';
import classes from '../_components/purge.module.css';
import { PurgeTable } from '../_components/purge-table';
import { RatesTable } from '../_components/rates-table';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The proof of a purge, to print or keep: who, when, how much, and that the rates are the same. */
export default async function CertificatePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!UUID.test(id)) notFound();
  const { programme } = await requireAccount();
  const { certificate, programmeName, earlyReason, lines } = await (await serverCaller()).privacy.certificate({
    purgeId: id,
  });
  const t = await getTranslations('privacy');
  const { n, percent, clockTime, ...format } = await getFormat(programme?.timeZone);
  const finished = new Date(certificate.finishedAt);
  const when = `${dateWithYear(finished, format)}, ${clockTime(finished)}`;
  const total = certificate.rates.find((line) => line.by === 'TOTAL');
  const facts = [
    [t('certificate.purge'), certificate.purgeId],
    [t('certificate.planned'), certificate.plannedById ?? t('certificate.system')],
    [t('certificate.confirmed'), certificate.confirmedById],
    [t('certificate.finished'), when],
    ...(earlyReason ? [[t('certificate.early'), t(`reason.${earlyReason as 'OTHER'}`)]] : []),
  ] as const;
  return (
    <Messages of={['privacy']} timeZone={programme?.timeZone}>
      <Stacked>
        <PageTitle
          crumbs={[{ label: t('page.history'), href: '/purge' }, { label: t('certificate.title') }]}
          title={t('certificate.title')}
          context={t('certificate.context', { programme: programmeName, when })}
          actions={<CertificateActions certificate={certificate} />}
        />
        <Panel title={t('certificate.who')}>
          <p>{t('certificate.statement')}</p>
          <dl className={classes.facts}>
            {facts.map(([label, value]) => (
              <div key={label} style={{ display: 'contents' }}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </Panel>
        <Panel title={t('certificate.equal')}>
          <p>{t('certificate.equalText', lines)}</p>
          {total ? (
            <p>
              {t('certificate.total', {
                rate: total.rate === null ? '—' : percent(total.rate / 100),
                entered: n(total.entered),
                expected: n(total.expected),
              })}
            </p>
          ) : null}
          <RatesTable rates={certificate.rates} />
        </Panel>
        <Panel flush title={t('certificate.counts')}>
          <PurgeTable plan={certificate.planned} done={certificate.done} />
        </Panel>
      </Stacked>
    </Messages>
  );
}
