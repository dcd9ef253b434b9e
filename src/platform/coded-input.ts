import type { z } from 'zod';
import type { Facts } from './errors';

type Definition = {
  readonly type: string;
  readonly format?: string;
  readonly innerType?: z.core.$ZodType;
  readonly out?: z.core.$ZodType;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
};

const CODES = new Set(['enum', 'literal', 'boolean', 'number', 'int']);
const CODED_STRINGS = new Set(['uuid', 'date', 'datetime']);
/** How a list is cut and sorted says nothing of whom it shows. */
const LAYOUT = new Set(['sort', 'direction']);

const definitionOf = (schema: z.core.$ZodType): Definition => schema._zod.def as unknown as Definition;

/** What stands under optional, default, nullable and pipes. */
function core(schema: z.core.$ZodType): Definition {
  const definition = definitionOf(schema);
  const within = definition.innerType ?? definition.out;
  return within ? core(within) : definition;
}

/** Said by the schema, never guessed from the value: a name in capitals looks like a code. */
function isCode(schema: z.core.$ZodType): boolean {
  const { type, format } = core(schema);
  return CODES.has(type) || (type === 'string' && format !== undefined && CODED_STRINGS.has(format));
}

function fact(schema: z.core.$ZodType, value: unknown): Facts[string] | undefined {
  if (value === undefined || value === null || value === '' || value === false) return undefined;
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'object') return undefined;
  return isCode(schema) ? (value as string | number | boolean) : true;
}

/**
 * The filters of a reading as the trail may hold them: codes, numbers, dates and ids as they are; of a free text only
 * that there was one (`q: true`); of a list its length. The first page and the order of sorting are left out.
 */
export function codedInput(schema: z.core.$ZodType, input: unknown): Facts {
  const { shape } = core(schema);
  if (!shape || typeof input !== 'object' || input === null) return {};
  const given = input as Readonly<Record<string, unknown>>;
  const facts: Record<string, Facts[string]> = {};
  for (const [key, field] of Object.entries(shape)) {
    const value = LAYOUT.has(key) || (key === 'page' && given[key] === 1) ? undefined : fact(field, given[key]);
    if (value !== undefined) facts[key] = value;
  }
  return facts;
}
