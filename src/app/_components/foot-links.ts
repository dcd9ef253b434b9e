import { getTranslations } from 'next-intl/server';
import { serverCaller } from '@/trpc/server';
import type { FootLink } from '@/ui/desk-nav';

/** What stands at the foot of every page: the two statements, and whom to write to (rule 14). */
export async function footLinks(): Promise<FootLink[]> {
  const t = await getTranslations('accounts.foot');
  const contact = await (await serverCaller()).programmes.contact();
  return [
    { href: '/accessibilite', label: t('accessibility') },
    { href: '/donnees-personnelles', label: t('privacy') },
    ...(contact ? [{ href: `mailto:${contact.contactEmail}`, label: t('contact') }] : []),
  ];
}
