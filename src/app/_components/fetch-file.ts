import { isProofNeeded } from '@/trpc/proof-link';
import { askForProof } from '@/trpc/proof-request';
import { type Came, type FileGiven, fileOf } from '@/ui/download';

/** One request for a file; a refusal is told as a procedure's is. */
async function post(address: string, asked: object, came: Came, signal: AbortSignal): Promise<FileGiven> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(asked),
    signal,
  });
  return fileOf(answer, came);
}

/** For `useDownload`: asks a door for a file by POST, once a fresh proof is given when it has to be. Rejects with the door's refusal. */
export const fetchFile =
  (address: string, asked: object) =>
  async (came: Came, signal: AbortSignal): Promise<FileGiven> => {
    try {
      return await post(address, asked, came, signal);
    } catch (refusal) {
      if (!isProofNeeded(refusal) || !(await askForProof())) throw refusal;
      return post(address, asked, came, signal);
    }
  };
