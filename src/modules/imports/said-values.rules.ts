/**
 * The values of a checked row as they wait beside its import: what the row does not say is left out, which SQL reads as null. A list has
 * three columns where its kind knows eight, on each of 50,000 rows.
 */
export function saidValues<V extends object>(values: V): Partial<V> {
  const said: Partial<V> = {};
  for (const field in values) if (values[field] !== null) said[field] = values[field];
  return said;
}
