import { createReadStream } from "node:fs";
import { copyFile, constants, mkdir, open, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { App } from "@supabase/lite";

type Store = NonNullable<App["_storageAdapter"]>;
type Bytes = Parameters<Store["uploadObject"]>[3];

/** The limit of the bucket in the migration, which the front holds only against the length that a request claims. */
export const MAX_BYTES = 200_000_000;

/** Tenant, practice or "lab", and the id of the file: what private.choose_storage_path writes. */
export const STORED_PATH = "[0-9a-f-]{36}/(?:[0-9a-f-]{36}|lab)/[0-9a-f-]{36}";
const storedPath = new RegExp(`^${STORED_PATH}$`);

async function* counted(bytes: Bytes): AsyncGenerator<Uint8Array> {
  let size = 0;
  // Both kinds of streams that the type allows are the same one in Node.
  for await (const chunk of bytes instanceof Uint8Array ? [bytes] : (bytes as AsyncIterable<Uint8Array>)) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error(`A file of more than ${MAX_BYTES} bytes was refused.`);
    yield chunk;
  }
}

/** The bytes of files in a folder of the installation. What they are called and what they are is in the database alone. */
export class FileStore implements Store {
  readonly driver = null;
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** A file that exists is never written again, whoever asks: two uploads of one path cannot mix. */
  async uploadObject(bucket: string, key: string, _version: string | undefined, body: Bytes, contentType: string) {
    const place = this.placeOf(bucket, key);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    const file = await open(place, "wx", 0o600);
    try {
      await pipeline(counted(body), file.createWriteStream({ flush: true }));
    } catch (error) {
      await rm(place, { force: true });
      throw error;
    }
    return { ...(await this.headObject(bucket, key)), mimetype: contentType };
  }

  async getObject(bucket: string, key: string) {
    const metadata = await this.headObject(bucket, key);
    const body = Readable.toWeb(createReadStream(this.placeOf(bucket, key)));
    return { metadata, httpStatusCode: 200, body };
  }

  async headObject(bucket: string, key: string) {
    const { size, mtime } = await stat(this.placeOf(bucket, key));
    return {
      size,
      contentLength: size,
      lastModified: mtime,
      eTag: `"${size.toString(16)}-${mtime.getTime().toString(16)}"`,
      // What a browser may do with it is decided where the row is known: app/(app)/files/[fileId]/route.ts.
      mimetype: "application/octet-stream",
      cacheControl: "no-store",
    };
  }

  async copyObject(bucket: string, key: string, _version: string | undefined, toBucket: string, toKey: string) {
    const place = this.placeOf(toBucket, toKey);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await copyFile(this.placeOf(bucket, key), place, constants.COPYFILE_EXCL);
    const { eTag, lastModified } = await this.headObject(toBucket, toKey);
    return { eTag, lastModified, httpStatusCode: 200 };
  }

  async deleteObject(bucket: string, key: string) {
    await rm(this.placeOf(bucket, key), { force: true });
  }

  async deleteObjects(bucket: string, keys: string[]) {
    for (const key of keys) await this.deleteObject(bucket, key);
  }

  privateAssetUrl(): Promise<string> {
    return Promise.reject(new Error("Files of the embedded stack have no address of their own."));
  }

  private placeOf(bucket: string, key: string): string {
    if (bucket !== "files" || !storedPath.test(key)) throw new Error("This is no place for a file.");
    return join(this.folder, key);
  }
}
