'use client';
import { Paper } from '@mantine/core';
import { TotpEnrolment } from '@/app/_components/second-factor/totp-enrolment';
import { OtherAccount } from './other-account';

/** The first time: a second factor is enrolled before anything else opens. */
export function EnrolForm({ next, demo, email }: { next: string; demo: boolean; email: string }) {
  return (
    <>
      <Paper p={20} radius="var(--g-radius-phone)" shadow="sm" withBorder>
        <TotpEnrolment demo={demo} onDone={() => window.location.assign(next)} />
      </Paper>
      <OtherAccount email={email} />
    </>
  );
}
