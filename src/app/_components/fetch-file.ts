import { isProofNeeded } from '@/trpc/proof-link';
import { askForProof } from '@/trpc/proof-request';

type FileGiven = { readonly name: string; readonly file: Blob };

/** One request for a file; a refusal is told as a procedure's is. */
async function post(address: string, asked: object): Promise<FileGiven> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(asked),
  });
  if (!answer.ok) {
    const data = answer.headers.get('content-type')?.startsWith('application/json') ? await answer.json() : {};
    throw Object.assign(new Error('refused'), { data });
  }
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'export';
  return { name, file: await answer.blob() };
}

/** The file once a fresh proof is given, asked for when it has to be. */
async function fetchFile(address: string, asked: object): Promise<FileGiven> {
  try {
    return await post(address, asked);
  } catch (refusal) {
    if (!isProofNeeded(refusal) || !(await askForProof())) throw refusal;
    return post(address, asked);
  }
}

/** Asks a door for a file by POST and saves it under the name it gives. Rejects with the door's refusal. */
export async function saveFile(address: string, asked: object): Promise<void> {
  const { name, file } = await fetchFile(address, asked);
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
