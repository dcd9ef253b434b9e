import { Text, Title } from '@mantine/core';

/** A statement in short parts: a heading, then its paragraphs. */
export function Statement({ parts }: { parts: readonly { key: string; title: string; text: readonly string[] }[] }) {
  return parts.map((part) => (
    <section key={part.key}>
      <Title order={2} fz={19} mt="lg" mb={6}>
        {part.title}
      </Title>
      {part.text.map((text) => (
        <Text key={text} mb="xs">
          {text}
        </Text>
      ))}
    </section>
  ));
}
