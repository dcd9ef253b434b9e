'use client';
import { CloseButton, MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { setNonce } from 'get-nonce';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';
import { z } from 'zod';
import 'dayjs/locale/fr';
import { StepUpDialog } from '@/app/_components/second-factor/step-up-dialog';
import { TRPCReactProvider } from '@/trpc/client';
import { resolveVariables, theme } from '@/ui/theme';

// zod 4 probes `new Function` for its JIT: under a CSP without 'unsafe-eval' that logs a violation.
z.config({ jitless: true });

export function Providers({ children, nonce: requestNonce }: { children: ReactNode; nonce: string | undefined }) {
  const locale = useLocale();
  const t = useTranslations('common');
  // Keep the nonce of the *document*: router.refresh() re-renders the layout with another request's nonce.
  const [nonce] = useState(requestNonce);
  // react-remove-scroll (in Modal and Drawer) adds a <style>: give it the nonce.
  if (nonce && typeof window !== 'undefined') setNonce(nonce);
  // Every cross that closes a dialog or a notice says so, in the reader's language.
  const close = t('close');
  const named = useMemo(() => {
    const labelled = { variant: 'subtle', 'aria-label': close } as const;
    return mergeThemeOverrides(theme, { components: { CloseButton: CloseButton.extend({ defaultProps: labelled }) } });
  }, [close]);
  return (
    <TRPCReactProvider>
      <MantineProvider
        theme={named}
        cssVariablesResolver={resolveVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce ?? ''}
      >
        <DatesProvider settings={{ locale, firstDayOfWeek: 1 }}>
          <ModalsProvider
            labels={{ confirm: t('confirm'), cancel: t('cancel') }}
            modalProps={{ closeButtonProps: { 'aria-label': t('close') } }}
          >
            <Notifications position="bottom-center" />
            {children}
            <StepUpDialog />
          </ModalsProvider>
        </DatesProvider>
      </MantineProvider>
    </TRPCReactProvider>
  );
}
