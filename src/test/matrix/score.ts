/** One line in what `npm test` prints. */
export function tellCount(line: string): void {
  console.log(line);
}
