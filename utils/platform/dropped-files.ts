type Found = { path: string; file: File };

const MOST_FILES = 50_000;

/**
 * All files of a drop, those in folders and below among them, with their paths. Must be called while the event of the
 * drop lasts: what was dropped is handed out then, and read afterwards.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<Found[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((one) => one !== null);
  const loose = [...transfer.files].map((file) => ({ path: file.name, file }));
  // A browser without folders, or a drop that a script made, has files alone.
  if (entries.length === 0) return loose;
  const found: Found[] = [];
  for (const entry of entries) await collect(entry, found);
  return found;
}

async function collect(entry: FileSystemEntry, found: Found[]): Promise<void> {
  if (found.length >= MOST_FILES) return;
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
    found.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A folder is handed out in parts of a hundred, the last of which is empty.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (part.length === 0) return;
    for (const inner of part) await collect(inner, found);
  }
}
