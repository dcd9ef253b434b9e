import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { footLinks } from '@/app/_components/foot-links';
import { LeaveTogether } from '@/app/_components/leave-together';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { initialsOf } from '@/modules/accounts/account.rules';
import { requireAccount, serverCaller } from '@/trpc/server';
import { DeskShell } from '@/ui/desk-shell';
import { AccountMenu } from './account-menu';
import { auditorSections, staffSections } from './city-nav';
import { ProgrammeMenu } from './programme-menu';
import { Search } from './search';
import { WorksTray } from './works-tray';

const DAY = 86_400_000;
type Api = Awaited<ReturnType<typeof serverCaller>>;
type Programme = Awaited<ReturnType<Api['programmes']['list']>>[number];

/** Where a programme stands: "jour 9 sur 19", "ouvre dans 12 jours", "terminé le jeu. 8 août". */
async function programmeHint(programme: Programme): Promise<string> {
  const t = await getTranslations('accounts.nav');
  const format = await getFormat(programme.timeZone);
  const [first, last] = [Date.parse(programme.startsOn), Date.parse(programme.endsOn)];
  const noon = (at: number) => new Date(at + DAY / 2);
  const today = Math.floor((format.now.getTime() - first) / DAY) + 1;
  const days = Math.round((last - first) / DAY) + 1;
  if (today < 1) return t('before', { when: format.relative(noon(first)) });
  return today > days ? t('over', { date: format.day(noon(last)) }) : t('day', { day: today, days });
}

async function staffSectionsOf(api: Api, admin: boolean) {
  const [t, { n }] = [await getTranslations('accounts.nav'), await getFormat()];
  const [counts, mailbox] = [await api.today.navigation(), await api.accounts.mailboxOn()];
  return staffSections(t, { admin, mailbox, counts, n });
}

/** The desk around the pages of staff and auditor: menu, programme, search, works going on. It guards nothing. */
export async function CityDesk({ children }: { children: ReactNode }) {
  const account = await requireAccount();
  const api = await serverCaller();
  const staff = account.role === 'ADMIN' || account.role === 'AGENT';
  const t = await getTranslations('accounts.nav');
  const role = (await getTranslations('common'))(`role.${account.role}`);
  const programmes = await api.programmes.list();
  const current = programmes.find((programme) => programme.current);
  const sections = staff ? await staffSectionsOf(api, account.role === 'ADMIN') : auditorSections(t);
  const choices = await Promise.all(
    programmes.map(async (programme) => ({ ...programme, hint: await programmeHint(programme) })),
  );
  return (
    <Messages of={['accounts', 'audit', 'today', 'programmes']} timeZone={account.programme?.timeZone}>
      <LeaveTogether />
      <DeskShell
        home={staff ? '/aujourdhui' : '/audit'}
        sections={sections}
        user={{ name: account.name, role, initials: initialsOf(account.name), href: '/compte' }}
        account={<AccountMenu name={account.name} role={role} initials={initialsOf(account.name)} />}
        programme={current ? <ProgrammeMenu choices={choices} currentId={current.id} /> : undefined}
        search={
          <Search commands={sections.flatMap((section) => section.items.map(({ href, label }) => ({ href, label })))} />
        }
        tray={staff ? <WorksTray /> : undefined}
        footLinks={await footLinks()}
      >
        {children}
      </DeskShell>
    </Messages>
  );
}
