'use client';
import { IconLogout } from '@tabler/icons-react';
import { signOutHere } from '@/trpc/auth-client';
import { BigButton } from '@/ui/big-button';

/** Ends the sign-in on this phone. */
export function SignOutButton({ label }: { label: string }) {
  return (
    <div style={{ marginTop: 20 }}>
      <BigButton look="plain" icon={<IconLogout size={22} aria-hidden="true" />} onClick={() => void signOutHere()}>
        {label}
      </BigButton>
    </div>
  );
}
