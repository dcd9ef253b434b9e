import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';

export const metadata: Metadata = { robots: { index: false, follow: false } };

const ROWS = Array.from({ length: 50 }, (_, index) => index + 1);

/** Fifty still rows, what `bench pages` compares a list with. There only when the server was started for the bench. */
export default async function BenchPage() {
  await connection(); // made for each request, like the list
  if (process.env.GRADINS_BENCH !== '1') notFound();
  return (
    <main>
      <table>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              <td>ATH{row}</td>
              <td>Stade de France</td>
              <td>D</td>
              <td>A</td>
              <td>{row}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
