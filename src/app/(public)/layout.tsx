import type { ReactNode } from 'react';
import { Messages } from '@/i18n/messages-provider';

/** Pages without an account. Each draws its own PublicShell: its title is the answer to its own question. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return <Messages of={['accounts']}>{children}</Messages>;
}
