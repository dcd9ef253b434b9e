/** Told, as a file comes, how many bytes of it there are. */
export type Came = (bytes: number) => void;
export type FileGiven = { readonly name: string; readonly file: Blob };

async function refusalOf(answer: Response): Promise<Error> {
  const data = answer.headers.get('content-type')?.startsWith('application/json') ? await answer.json() : {};
  return Object.assign(new Error('refused'), { data });
}

/** The file a door gives, read to its end. Rejects with the door's refusal, told as a procedure's is, and when the file is cut short. */
export async function fileOf(answer: Response, came: Came): Promise<FileGiven> {
  if (!answer.ok) throw await refusalOf(answer);
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'export';
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = answer.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    parts.push(part.value);
    bytes += part.value.length;
    came(bytes);
  }
  return { name, file: new Blob(parts, { type: answer.headers.get('content-type') ?? '' }) };
}

/** A phone may begin to read it a while after it was told to. */
const KEPT_MS = 60_000;

/** Gives the file to the browser, to be kept under its name. */
export function saveAs({ name, file }: FileGiven): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
