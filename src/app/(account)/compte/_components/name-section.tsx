'use client';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { locales } from '@/i18n/config';
import { useTRPC } from '@/trpc/client';
import { FormError } from '@/ui/form-error';
import { useDone } from '@/ui/use-done';
import { Section } from './section';

/** How one's name is written, and the language of screens. */
export function NameSection({ name }: { name: string }) {
  const t = useTranslations('accounts.profile');
  const trpc = useTRPC();
  const done = useDone();
  const [typed, setTyped] = useState(name);
  const [tried, setTried] = useState(false);
  const save = useMutation(
    trpc.profile.changeName.mutationOptions({ onSuccess: () => done(t('nameSaved')), onMutate: () => setTried(false) }),
  );
  const missing = typed.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing) save.mutate({ name: typed });
  };
  return (
    <Section title={t('profile')}>
      <form method="post" onSubmit={submit} style={{ marginTop: 12 }}>
        <FormError error={save.error} />
        <TextInput
          label={t('name')}
          autoComplete="name"
          size="md"
          mb="sm"
          maxLength={120}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={tried && missing && t('nameMissing')}
        />
        <Button type="submit" loading={save.isPending} disabled={typed.trim() === name}>
          {t('saveName')}
        </Button>
      </form>
      <LanguageChoice />
    </Section>
  );
}

function LanguageChoice() {
  const t = useTranslations('accounts.profile');
  const languages = useTranslations('ui.languageName');
  const label = useId();
  const trpc = useTRPC();
  const choose = useMutation(
    trpc.accounts.chooseLanguage.mutationOptions({
      onSuccess: (_, { locale }) => {
        const address = new URL(window.location.href);
        address.searchParams.set('lang', locale);
        window.location.assign(address);
      },
    }),
  );
  return (
    <div style={{ marginTop: 18 }}>
      <FormError error={choose.error} />
      <p id={label} style={{ margin: '0 0 6px', fontSize: 16, fontWeight: 500 }}>
        {t('language')}
      </p>
      <SegmentedControl
        aria-labelledby={label}
        size="md"
        data={locales.map((locale) => ({ value: locale, label: languages(locale) }))}
        value={useLocale()}
        disabled={choose.isPending}
        onChange={(locale) => choose.mutate({ locale: locale === 'en' ? 'en' : 'fr' })}
      />
    </div>
  );
}
