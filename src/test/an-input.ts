import { randomUUID } from 'node:crypto';
import { z } from 'zod';

type Schema = {
  readonly type?: string;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly pattern?: string;
};

const FORMATS: Readonly<Record<string, () => string>> = {
  uuid: randomUUID,
  email: () => 'personne@ville.test',
  date: () => '2024-07-24',
  'date-time': () => '2024-07-24T10:00:00.000Z',
  time: () => '10:00',
};

function aText({ format, minLength = 1 }: Schema): string {
  const formatted = format === undefined ? undefined : FORMATS[format]?.();
  return formatted ?? 'a'.repeat(Math.max(1, minLength));
}

function aValue(schema: Schema): unknown {
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (choice) return aValue(choice);
  if (schema.type === 'string') return aText(schema);
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 0, 0);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => aValue(schema.items ?? {}));
  if (schema.type !== 'object') return undefined;
  const required = new Set(schema.required ?? []);
  const wanted = Object.entries(schema.properties ?? {}).filter(([key]) => required.has(key));
  return Object.fromEntries(wanted.map(([key, field]) => [key, aValue(field)]));
}

/** An input a schema lets through, with what it requires and no more; ids are of nothing. For tests over all commands. */
export function anInput(schema: z.ZodType): unknown {
  return aValue(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema);
}
