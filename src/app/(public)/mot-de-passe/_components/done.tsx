'use client';
import { Paper, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';

/** What has been done, in place of the form that asked for it; the reader's place moves there. */
export function Done({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Paper p={20} radius="var(--g-radius-phone)" shadow="sm" withBorder>
      <IconCircleCheck size={40} stroke={1.6} color="var(--g-yes)" aria-hidden="true" />
      <Title order={2} fz={20} mt={6} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
        {title}
      </Title>
      <Text fz={16} mt={6} mb="lg" style={{ overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      <Stack gap={10}>{children}</Stack>
    </Paper>
  );
}
