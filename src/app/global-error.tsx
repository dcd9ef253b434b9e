'use client';

/** The layout itself broke: no theme and no messages here, so both languages are written out. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="fr">
      <body style={{ fontFamily: 'system-ui, sans-serif', maxWidth: '40rem', margin: '4rem auto', padding: '0 1rem' }}>
        <h1>Gradins ne peut pas s’afficher</h1>
        <p>La panne est de notre côté. Rien n’a été enregistré à moitié. Réessayez dans un instant.</p>
        <p lang="en">Gradins cannot be shown. The fault is ours and nothing was half saved. Try again in a moment.</p>
        {error.digest ? <p>{error.digest}</p> : null}
        <p>
          <a href="/">Réessayer · Try again</a>
        </p>
      </body>
    </html>
  );
}
