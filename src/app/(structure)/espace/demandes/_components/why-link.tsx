import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { BigButton } from '@/ui/big-button';

/** The way to the reasons of what was decided. */
export function WhyLink() {
  const t = useTranslations('draw.why');
  return (
    <BigButton look="plain" href="/espace/demandes/pourquoi" icon={<IconHelpCircle size={22} aria-hidden="true" />}>
      {t('title')}
    </BigButton>
  );
}
