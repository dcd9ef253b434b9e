import { Alert, Button, Divider, Paper } from '@mantine/core';
import { IconAlertCircle, IconId } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';

/**
 * The button to the identity provider, and what is said when it did not let anybody in: one sentence, whatever the reason.
 * A plain link, so that nothing follows it ahead of time.
 */
export function IdentityDoor({ name, href, refused }: { name: string; href: string; refused: boolean }) {
  const t = useTranslations('accounts.identity');
  return (
    <>
      {refused ? (
        <Alert color="no" role="alert" title={t('refusedTitle')} icon={<IconAlertCircle />} mb="md">
          {t('refused', { name })}
        </Alert>
      ) : null}
      <Paper p={20} radius="var(--g-radius-phone)" shadow="sm" withBorder>
        <Button
          component="a"
          href={href}
          fullWidth
          h={56}
          fz={16}
          radius={14}
          variant="default"
          leftSection={<IconId size={22} aria-hidden="true" />}
        >
          {t('enter', { name })}
        </Button>
      </Paper>
      <Divider label={t('or')} labelPosition="center" my="md" />
    </>
  );
}
