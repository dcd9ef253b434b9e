type Sending = {
  readonly url: string;
  readonly file: File;
  /** The other fields of the form; null ones are left out. */
  readonly fields: Readonly<Record<string, string | null>>;
  /** Share of the bytes sent, 0 to 1. */
  readonly onProgress: (share: number) => void;
};

const BY_STATUS: Readonly<Record<number, string>> = { 401: 'UNAUTHORIZED', 403: 'FORBIDDEN', 413: 'BAD_REQUEST' };

/** A refused upload, in the shape `useDomainError` reads. */
class UploadError extends Error {
  readonly data: { readonly domain: unknown; readonly code: string | undefined };
  constructor(status: number, body: unknown) {
    super('upload-refused');
    const domain = typeof body === 'object' && body !== null && 'domain' in body ? body.domain : null;
    this.data = { domain, code: BY_STATUS[status] };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // A proxy on the way may answer with a page of its own.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Sends one file as a form and gives the answer's JSON. XMLHttpRequest, since fetch tells nothing of bytes on their way. */
export function uploadFile({ url, file, fields, onProgress }: Sending): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) if (value !== null) form.set(name, value);
    form.set('file', file);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body);
      else reject(new UploadError(request.status, body));
    };
    request.onerror = () => reject(new UploadError(0, null));
    request.open('POST', url);
    request.send(form);
  });
}
