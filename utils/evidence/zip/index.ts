export { blobAccess, type RandomAccess, ZipError, type ZipFaultCode } from './access.ts';
export { openZip, type ZipDirectory, type ZipEntry, type ZipFault } from './directory.ts';
export { readEntry, wholeEntry } from './read-entry.ts';
export { type ZipFile, zipOf } from './write-zip.ts';
