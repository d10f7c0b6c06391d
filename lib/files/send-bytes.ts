export type Progress = { sent: number; size: number; perSecond: number };

type Sending = {
  address: string;
  mimeType: string;
  file: File;
  signal: AbortSignal;
  onProgress: (at: Progress) => void;
};

/** Says in a sentence for people why the bytes did not get there. */
export class SendingFailed extends Error {}

/** `fetch` cannot say how far an upload is; this can. Rejects with that, or as the signal does. */
export function sendBytes({ address, mimeType, file, signal, onProgress }: Sending): Promise<void> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    const begun = performance.now();
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress({ sent: loaded, size: total, perSecond: (loaded / Math.max(1, performance.now() - begun)) * 1000 }),
    );
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) done();
      else if (request.status === 413) failed(new SendingFailed("The storage takes no file of this size."));
      else if (request.status === 403 || request.status === 401) failed(new SendingFailed("Sending it took too long."));
      else failed(new SendingFailed("The storage did not take the file."));
    });
    request.addEventListener("error", () => failed(new SendingFailed("The connection to the storage broke off.")));
    request.addEventListener("abort", () => failed(signal.reason));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.open("PUT", address);
    request.setRequestHeader("content-type", mimeType);
    request.send(file);
  });
}
