'use client';
import { Button, type ButtonProps } from '@mantine/core';
import type { Route } from 'next';
import Link from 'next/link';

/** A desk button that leads somewhere; a server component can draw it. */
export function LinkButton({ href, ...rest }: ButtonProps & { href: string }) {
  return <Button component={Link} href={href as Route} {...rest} />;
}
