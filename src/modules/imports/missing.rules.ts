/** Which column (from 0) holds each field; null when none does. */
export type Mapping = Readonly<Record<string, number | null>>;
/** `or`: another field that stands in for a required one. */
export type FieldName = { readonly name: string; readonly required: boolean; readonly or?: string };

/** Of these fields, the required ones that no column holds, neither by itself nor with others. */
export function stillMissing(fields: readonly FieldName[], mapping: Mapping): readonly string[] {
  const held = (name: string | undefined) => name !== undefined && (mapping[name] ?? null) !== null;
  return fields.filter(({ name, required, or }) => required && !held(name) && !held(or)).map(({ name }) => name);
}
