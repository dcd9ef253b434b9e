const HUGE = 'x'.repeat(200_000);
const PRISMA_TRICK = { not: '' };

/** `at`: the value that is not what it was, so that nothing said of its type holds any more. */
type Variant = { readonly what: string; readonly json: unknown; readonly at?: string };
type Path = readonly (string | number)[];

/** What a leaf must never be taken as, by what it is. */
function wrongFor(value: unknown): readonly [string, unknown][] {
  const wrong: [string, unknown][] = [['a filter', PRISMA_TRICK]];
  if (typeof value === 'string') wrong.push(['a list', [value]], ['a number', 7], ['a huge text', HUGE]);
  if (typeof value === 'number') wrong.push(['a list', [value]], ['a text', 'x'], ['half', 0.5], ['no number', true]);
  if (typeof value === 'boolean') wrong.push(['a text', 'true'], ['a number', 1]);
  return wrong;
}

/** What a field that was not said must never be taken as. */
const WRONG: readonly [string, unknown][] = [
  ['a filter', PRISMA_TRICK],
  ['a list of lists', [['x']]],
  ['a list of one number', [5]],
  ['a huge text', HUGE],
];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function put(input: unknown, [first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(input)) return input.map((inner, i) => (i === first ? put(inner, rest, value) : inner));
  const fields = isObject(input) ? input : {};
  return { ...fields, [first]: put(fields[first], rest, value) };
}

function nodes(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  const here = { path, value };
  if (Array.isArray(value)) return [here, ...value.flatMap((inner, i) => nodes(inner, [...path, i]))];
  if (!isObject(value)) return [here];
  return [here, ...Object.entries(value).flatMap(([key, inner]) => nodes(inner, [...path, key]))];
}

/** Fields nobody asks for, in every object of an input. `known` are those of the outermost. */
function extras(sound: unknown, known: ReadonlySet<string>): Variant[] {
  const extra: Record<string, unknown> = {
    role: 'ADMIN',
    structureId: crypto.randomUUID(),
    programmeId: crypto.randomUUID(),
    userId: crypto.randomUUID(),
    constructor: { prototype: { role: 'ADMIN' } },
    prototype: { role: 'ADMIN' },
    toString: 'x',
  };
  return nodes(sound)
    .filter(({ value }) => isObject(value))
    .flatMap(({ path, value }) =>
      Object.entries(extra)
        .filter(([key]) => !Object.hasOwn(value as object, key) && !(path.length === 0 && known.has(key)))
        .map(([key, said]) => ({ what: `extra ${[...path, key].join('.')}`, json: put(sound, [...path, key], said) })),
    );
}

/** Every way to say an input wrongly: extra fields, filters and lists for values, huge texts, other types. */
export function wrongWays(sound: unknown, known: ReadonlySet<string>): Variant[] {
  const leaves = nodes(sound).filter(({ path, value }) => path.length > 0 && !isObject(value) && !Array.isArray(value));
  const said = isObject(sound) ? new Set(Object.keys(sound)) : new Set<string>();
  return [
    ...extras(sound, known),
    ...leaves.flatMap(({ path, value }) =>
      wrongFor(value).map(([what, wrong]) => ({
        what: `${path.join('.')} as ${what}`,
        json: put(sound, path, wrong),
        at: path.join('.'),
      })),
    ),
    ...[...known]
      .filter((key) => !said.has(key))
      .flatMap((key) => WRONG.map(([what, wrong]) => ({ what: `${key} as ${what}`, json: put(sound, [key], wrong) }))),
    { what: 'a list', json: [sound] },
    { what: 'a text', json: 'x' },
    { what: 'a number', json: 7 },
  ];
}

/** Keys that change what an object is; written as text, since an object literal would obey them. */
export function poisoned(json: string): Variant[] {
  return ['{"__proto__":{"role":"ADMIN"},', '{"constructor":{"prototype":{"role":"ADMIN"}},'].map((head) => ({
    what: `${head.slice(2, 13)} beside`,
    json: json === '{}' ? `${head.slice(0, -1)}}` : json.replace('{', head),
  }));
}
