import type { CSSProperties, ReactNode } from 'react';
import { Body, Button, Container, Head, Heading, Hr, Html, Link, Preview, Section, Text } from 'react-email';

/** Whom the reader may write to or call about this mail (rule 14). */
export type MailContact = { readonly email: string; readonly phone: string };

const FONT = '"Hanken Grotesk", "Segoe UI", Roboto, Helvetica, Arial, sans-serif';
const ink = '#0e1b36';
const second = '#44526d';
const text: CSSProperties = { margin: '0 0 14px', fontSize: 16, lineHeight: '24px', color: ink };

/** The stepped logo as coloured cells: mail readers show neither SVG nor web fonts. */
function Steps() {
  const step = (width: number, colour: string) => (
    <div style={{ width, height: 6, marginLeft: 28 - width, marginBottom: 2, borderRadius: 2, background: colour }} />
  );
  return (
    <div aria-hidden="true" style={{ width: 28, marginBottom: 12 }}>
      {step(11, '#bf4c08')}
      {step(17, '#0c214d')}
      {step(26, '#0c214d')}
    </div>
  );
}

/** A paragraph of a mail. */
export function MailText({ children }: { children: ReactNode }) {
  return <Text style={text}>{children}</Text>;
}

/** The one act a mail asks for, with its address in full below for readers that show no buttons. */
export function MailButton({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Section style={{ margin: '6px 0 16px' }}>
      <Button
        href={href}
        style={{
          padding: '14px 22px',
          borderRadius: 8,
          background: '#1a3f88',
          color: '#ffffff',
          fontSize: 16,
          fontWeight: 600,
          textDecoration: 'none',
        }}
      >
        {children}
      </Button>
      <Text style={{ ...text, margin: '10px 0 0', fontSize: 13, lineHeight: '18px', wordBreak: 'break-all' }}>
        <Link href={href} style={{ color: '#1f4a9c' }}>
          {href}
        </Link>
      </Text>
    </Section>
  );
}

/** One language of a mail: its heading, then what it says. */
function Words({ lang, title, children }: { lang: 'fr' | 'en'; title: string; children: ReactNode }) {
  return (
    <div lang={lang}>
      <Heading
        as={lang === 'fr' ? 'h1' : 'h2'}
        style={{ margin: '0 0 14px', fontSize: lang === 'fr' ? 22 : 19, color: ink }}
      >
        {title}
      </Heading>
      {children}
    </div>
  );
}

/**
 * The frame of every mail: French first, the same in English below, who sends it and whom to reach. No image, no
 * tracking: nothing is fetched when it is read.
 */
export function MailLayout({
  preview,
  senderName,
  contact,
  fr,
  en,
}: {
  preview: string;
  senderName: string;
  contact: MailContact | null;
  fr: { title: string; body: ReactNode };
  en: { title: string; body: ReactNode };
}) {
  return (
    <Html lang="fr">
      <Head>
        <meta name="color-scheme" content="light" />
      </Head>
      <Preview>{preview}</Preview>
      <Body style={{ margin: 0, padding: '24px 12px', background: '#f4f6fa', fontFamily: FONT }}>
        <Container style={{ maxWidth: 560, padding: '24px 22px', background: '#ffffff', borderRadius: 12 }}>
          <Steps />
          <Text style={{ ...text, fontSize: 14, color: second }}>{senderName}</Text>
          <Words lang="fr" title={fr.title}>
            {fr.body}
          </Words>
          <Hr style={{ margin: '22px 0', borderColor: '#e3e7f0' }} />
          <Words lang="en" title={en.title}>
            {en.body}
          </Words>
          <Hr style={{ margin: '22px 0', borderColor: '#e3e7f0' }} />
          <Text style={{ ...text, margin: 0, fontSize: 13, lineHeight: '20px', color: second }}>
            {senderName}
            {contact ? (
              <>
                {' · '}
                <Link href={`mailto:${contact.email}`} style={{ color: '#1f4a9c' }}>
                  {contact.email}
                </Link>
                {` · ${contact.phone}`}
              </>
            ) : null}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}
