'use client';
import { Button, type ButtonProps } from '@mantine/core';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';

export type BigButtonProps = {
  children: ReactNode;
  /** `act` is orange: one at most on a screen, and only for what closes soon. */
  look?: 'primary' | 'act' | 'plain';
  icon?: ReactNode;
  href?: string;
  /** The address gives a file, not a page. */
  download?: boolean;
  onClick?: () => void;
  type?: 'button' | 'submit';
  loading?: boolean;
  disabled?: boolean;
};

/** A phone's button: 56 px high, whole width. A link when `href` is given. */
export function BigButton({
  children,
  look = 'primary',
  icon,
  href,
  download = false,
  onClick,
  type = 'button',
  ...rest
}: BigButtonProps) {
  const style: ButtonProps = {
    fullWidth: true,
    h: 56,
    fz: 16,
    radius: 14,
    leftSection: icon,
    variant: look === 'plain' ? 'default' : 'filled',
    ...(look === 'act' ? { color: 'act' } : {}),
    ...rest,
  };
  if (href && download) {
    return (
      <Button {...style} component="a" href={href} download>
        {children}
      </Button>
    );
  }
  if (href) {
    return (
      <Button {...style} component={Link} href={href as Route}>
        {children}
      </Button>
    );
  }
  return (
    <Button {...style} type={type} onClick={onClick}>
      {children}
    </Button>
  );
}
