import type { Route } from 'next';
import Link from 'next/link';
import type { ComponentProps } from 'react';

/** next/link for addresses that come in as data. Pages that write an address themselves use next/link and its check. */
export function AppLink({ href, ...rest }: Omit<ComponentProps<'a'>, 'href'> & { href: string; prefetch?: boolean }) {
  return <Link href={href as Route} {...rest} />;
}
