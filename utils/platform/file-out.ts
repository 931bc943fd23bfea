import { download } from './download.ts';

const FOLDER = 'exports';
/** A file of another open page may still be written. */
const ABANDONED_MS = 6 * 60 * 60 * 1000;

export type FileOut = {
  name: string;
  mediaType: string;
  /** Called with the bytes written so far. */
  onBytes?: ((bytes: number) => void) | undefined;
  signal?: AbortSignal | undefined;
};

/**
 * Writes a stream to a temporary file of this browser's (origin private file system) and offers it for download, so
 * that a large export is never in memory as a whole. Where there is no such file it is put together in memory.
 * @returns the size of the file in bytes
 * @throws the signal's reason, or what the stream fails with; nothing is downloaded then
 */
export async function saveStream(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  { name, mediaType, onBytes, signal }: FileOut,
): Promise<number> {
  const counted = stream.pipeThrough(counting(onBytes), signal ? { signal } : {});
  const temporary = await temporaryFile();
  const file = temporary ? await intoFile(counted, temporary) : await new Response(counted).blob();
  download(new Blob([file], { type: mediaType }), name);
  return file.size;
}

/**
 * Removes files of exports that were downloaded or broken off.
 * @param olderThan in milliseconds; younger ones may still be written by another page
 */
export async function dropTemporaryFiles(olderThan = ABANDONED_MS): Promise<void> {
  try {
    const folder = await exportsFolder();
    for await (const name of folder.keys()) {
      if (Date.now() - Number.parseInt(name, 10) >= olderThan) await folder.removeEntry(name);
    }
  } catch {
    // No file system, or a file that is being written: the next start tries again.
  }
}

type Folder = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };

async function exportsFolder(): Promise<Folder> {
  const root = await navigator.storage.getDirectory();
  return (await root.getDirectoryHandle(FOLDER, { create: true })) as Folder;
}

async function temporaryFile(): Promise<FileSystemFileHandle | null> {
  try {
    const name = `${Date.now()}-${crypto.randomUUID()}`;
    return await (await exportsFolder()).getFileHandle(name, { create: true });
  } catch {
    return null;
  }
}

async function intoFile(stream: ReadableStream<Uint8Array<ArrayBuffer>>, handle: FileSystemFileHandle) {
  try {
    await stream.pipeTo(await handle.createWritable());
    return await handle.getFile();
  } catch (error) {
    await (await exportsFolder()).removeEntry(handle.name).catch(() => undefined);
    throw error;
  }
}

function counting(
  tell: FileOut['onBytes'],
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let bytes = 0;
  return new TransformStream({
    transform(piece, controller) {
      bytes += piece.length;
      tell?.(bytes);
      controller.enqueue(piece);
    },
  });
}
